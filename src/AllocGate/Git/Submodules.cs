namespace AllocGate.Git;

/// <summary>Fills the submodules of a temporary tree from what the user's own clone already has: nothing is cloned from the network.</summary>
internal sealed class Submodules(Repository repository)
{
    /// <summary>Says which submodules stay empty.</summary>
    /// <param name="own">The user's own tree, with its submodules checked out or not.</param>
    /// <param name="tree">The temporary tree.</param>
    public async Task<IReadOnlyList<string>> FillAsync(string own, string tree, CancellationToken cancellationToken)
    {
        var notices = new List<string>();
        foreach (var (path, commit) in await ListAsync(tree, cancellationToken))
        {
            var source = Path.Combine(own, path);
            var target = Path.Combine(tree, path);
            if (await TryFillAsync(source, target, commit, cancellationToken))
                notices.AddRange(await FillAsync(source, target, cancellationToken));
            else
                notices.Add($"Submodule {path} is not in the checkout: this clone does not have its commit {Repository.Short(commit)}.");
        }

        return notices;
    }

    /// <summary>Says which submodules of the user's own tree are empty.</summary>
    public async Task<IReadOnlyList<string>> EmptyAsync(string own, CancellationToken cancellationToken) =>
        [.. (await ListAsync(own, cancellationToken))
            .Where(s => !Path.Exists(Path.Combine(own, s.Path, ".git")))
            .Select(s => $"Submodule {s.Path} is not checked out: git submodule update --init does that.")];

    private async Task<bool> TryFillAsync(string source, string target, string commit, CancellationToken cancellationToken)
    {
        // Only an empty folder that git made for it: never through a link.
        if (!Path.Exists(Path.Combine(source, ".git")) || !IsEmptyFolder(target))
            return false;
        var own = new Repository(repository.Git.In(source));
        if (!await new History(own).HaveAsync(commit, cancellationToken))
            return false;
        var clone = await own.Git.TryAsync(["clone", "--quiet", "--shared", "--no-checkout", "--", source, target], cancellationToken);
        return clone.Succeeded
            && (await own.Git.In(target).TryAsync(["checkout", "--quiet", "--detach", commit], cancellationToken)).Succeeded;
    }

    private static bool IsEmptyFolder(string path)
    {
        var folder = new DirectoryInfo(path);
        return folder is { Exists: true, LinkTarget: null } && !folder.EnumerateFileSystemInfos().Any();
    }

    private async Task<IReadOnlyList<(string Path, string Commit)>> ListAsync(string tree, CancellationToken cancellationToken)
    {
        const string Submodule = "160000 ";
        var files = await repository.Git.In(tree).TryAsync(["ls-files", "--stage", "-z"], cancellationToken);
        return [.. files.Output.Split('\0')
            .Where(l => l.StartsWith(Submodule, StringComparison.Ordinal))
            .Select(l => (l[(l.IndexOf('\t', StringComparison.Ordinal) + 1)..], l[Submodule.Length..l.IndexOf(' ', Submodule.Length)]))];
    }
}
