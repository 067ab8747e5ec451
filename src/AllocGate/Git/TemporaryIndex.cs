using AllocGate.Files;

namespace AllocGate.Git;

/// <summary>A copy of the index that also names untracked files, so that one diff shows them, renames and moves included.</summary>
internal sealed class TemporaryIndex(GitCommand git) : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new("index");

    /// <summary>git on that index.</summary>
    public async Task<GitCommand> FillAsync(CancellationToken cancellationToken)
    {
        var copy = Path.Combine(_folder.Path, "index");
        var own = (await git.RunAsync(["rev-parse", "--git-path", "index"], cancellationToken)).Text;
        own = Path.GetFullPath(own, git.Directory);
        if (File.Exists(own))
            File.Copy(own, copy);
        var onCopy = git.With("GIT_INDEX_FILE", copy);
        var untracked = await git.RunAsync(["ls-files", "--others", "--exclude-standard", "-z"], cancellationToken);
        // A name that ends in '/' is another repository.
        var files = untracked.Output.Split('\0', StringSplitOptions.RemoveEmptyEntries).Where(f => !f.EndsWith('/')).ToList();
        if (files.Count > 0)
        {
            await onCopy.RunAsync(
                ["add", "--intent-to-add", "--pathspec-from-file=-", "--pathspec-file-nul"],
                cancellationToken,
                input: string.Join('\0', files) + "\0");
        }

        return onCopy;
    }

    public ValueTask DisposeAsync() => _folder.DisposeAsync();
}
