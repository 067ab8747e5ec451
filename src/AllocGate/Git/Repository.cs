namespace AllocGate.Git;

/// <summary>Questions about one repository. Commits go in and out as full SHAs.</summary>
internal sealed class Repository(GitCommand git)
{
    public GitCommand Git => git;

    public string Root => git.Directory;

    public static string Short(string commit) => commit.Length > 7 ? commit[..7] : commit;

    /// <summary>The commit that a revision names, or nothing where it names none.</summary>
    public async Task<string?> TryCommitAsync(string revision, CancellationToken cancellationToken)
    {
        if (revision.Length == 0 || revision[0] == '-' || revision.Any(char.IsControl))
            return null;
        var result = await git.TryAsync(
            ["rev-parse", "--verify", "--quiet", "--end-of-options", revision + "^{commit}"], cancellationToken);
        return result.Succeeded && EventFile.IsCommit(result.Text) ? result.Text : null;
    }

    /// <summary>The parents as the commit names them, whether the clone has them or not.</summary>
    public async Task<IReadOnlyList<string>> ParentsAsync(string commit, CancellationToken cancellationToken)
    {
        var text = (await git.RunAsync(["cat-file", "commit", commit], cancellationToken)).Output;
        return [.. text.Split('\n').TakeWhile(l => l.Length > 0)
            .Where(l => l.StartsWith("parent ", StringComparison.Ordinal)).Select(l => l["parent ".Length..])];
    }

    /// <summary>Whether two commits hold the same files.</summary>
    public async Task<bool> HaveSameTreeAsync(string one, string other, CancellationToken cancellationToken) =>
        (await git.RunAsync(["rev-parse", one + "^{tree}", other + "^{tree}"], cancellationToken)).Text.Split('\n').Distinct().Count() == 1;

    public async Task<bool> IsShallowAsync(CancellationToken cancellationToken) =>
        (await git.RunAsync(["rev-parse", "--is-shallow-repository"], cancellationToken)).Text == "true";

    /// <summary>Whether the working tree differs from HEAD.</summary>
    public async Task<bool> IsDirtyAsync(bool untracked, CancellationToken cancellationToken)
    {
        var status = await git.RunAsync(
            ["status", "--porcelain", "-z", untracked ? "--untracked-files=normal" : "--untracked-files=no", "--ignore-submodules=untracked"],
            cancellationToken);
        return status.Output.Length > 0;
    }

    public async Task<string?> MergeBaseAsync(string one, string other, CancellationToken cancellationToken)
    {
        var result = await git.TryAsync(["merge-base", one, other], cancellationToken);
        return result.Succeeded ? result.Text : null;
    }

    public async Task<bool> IsAncestorAsync(string ancestor, string commit, CancellationToken cancellationToken) =>
        (await git.TryAsync(["merge-base", "--is-ancestor", ancestor, commit], cancellationToken)).Succeeded;

    public async Task<IReadOnlyList<string>> RemotesAsync(CancellationToken cancellationToken) =>
        [.. (await git.RunAsync(["remote"], cancellationToken)).Output.Split('\n', StringSplitOptions.RemoveEmptyEntries)];

    /// <summary>The branch that is checked out, or nothing on a detached head.</summary>
    public async Task<string?> CurrentBranchAsync(CancellationToken cancellationToken)
    {
        var result = await git.TryAsync(["symbolic-ref", "--quiet", "--short", "HEAD"], cancellationToken);
        return result.Succeeded ? result.Text : null;
    }
}
