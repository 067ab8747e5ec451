using AllocGate.Files;
using AllocGate.Gating;
using AllocGate.Probe.Wire;

namespace AllocGate.Git;

/// <summary>
/// Temporary worktrees. Each lives in a folder of its own beside a file that its owner holds locked: when a run is killed the lock goes
/// with it, and the next run removes what is left.
/// </summary>
internal sealed class Worktrees(Repository repository)
{
    private const string Prefix = "allocgate-tree-";

    /// <exception cref="InvalidInputException">The commit cannot be checked out.</exception>
    public async Task<SourceTree> AddAsync(string commit, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory(Prefix).FullName;
        var held = FolderLock.Take(folder) ?? throw new IOException($"{folder} is held by another process.");
        var path = Path.Combine(folder, "tree");
        try
        {
            var notices = new List<string>();
            // When this run is killed git goes on; by this mark the next run finds it.
            var git = repository.Git.With(MarkedProcesses.Variable, folder);
            var added = await TryAddAsync(git, path, commit, cancellationToken);
            if (!added.Succeeded)
            {
                // Large files may be out of reach; sources seldom are.
                await RemoveAsync(path);
                await TemporaryFolder.DeleteAsync(path);
                added = await TryAddAsync(git.With("GIT_LFS_SKIP_SMUDGE", "1"), path, commit, cancellationToken);
                notices.Add($"Files in Git LFS are not in the checkout of {Repository.Short(commit)}.");
            }

            if (!added.Succeeded)
                throw new InvalidInputException($"Commit {Repository.Short(commit)} cannot be checked out: {added.Complaint}");
            notices.AddRange(await new Submodules(repository).FillAsync(repository.Root, path, cancellationToken));
            return new(path, commit, () => DisposeAsync(folder, path, held)) { Notices = notices };
        }
        catch
        {
            await DisposeAsync(folder, path, held);
            throw;
        }
    }

    /// <summary>Removes the worktrees of runs that were killed, and ends what still works in them.</summary>
    public async Task RemoveAbandonedAsync(CancellationToken cancellationToken)
    {
        // Mostly there is none, and git need not be asked. Where .git is a file, this is a worktree itself.
        var own = Path.Combine(repository.Root, ".git");
        if (Directory.Exists(own) && !Directory.Exists(Path.Combine(own, "worktrees")))
            return;
        var list = await repository.Git.TryAsync(["worktree", "list", "--porcelain"], cancellationToken);
        foreach (var line in list.Output.Split('\n').Where(l => l.StartsWith("worktree ", StringComparison.Ordinal)))
        {
            var path = line["worktree ".Length..];
            if (Path.GetDirectoryName(path) is not { } folder || !Path.GetFileName(folder).StartsWith(Prefix, StringComparison.Ordinal))
                continue;
            if (!Directory.Exists(folder))
                await RemoveAsync(path);
            else if (FolderLock.TakeAbandoned(folder) is { } held)
            {
                MarkedProcesses.End(folder);
                await DisposeAsync(folder, path, held);
            }
        }
    }

    private static Task<GitResult> TryAddAsync(GitCommand git, string path, string commit, CancellationToken cancellationToken) =>
        git.TryAsync(["worktree", "add", "--quiet", "--detach", path, commit], cancellationToken);

    private async ValueTask DisposeAsync(string folder, string path, FileStream held)
    {
        await RemoveAsync(path);
        await TemporaryFolder.DeleteAsync(folder, held);
    }

    // Cleaning up is not cancelled. Twice --force: a worktree that was being made is locked.
    private async Task RemoveAsync(string path) =>
        await repository.Git.TryAsync(["worktree", "remove", "--force", "--force", path], CancellationToken.None);
}
