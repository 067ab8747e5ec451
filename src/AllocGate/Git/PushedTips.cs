using AllocGate.Gating;

namespace AllocGate.Git;

/// <summary>What is pushed, as git tells a pre-push hook: a line a ref, "LOCAL_REF LOCAL_COMMIT REMOTE_REF REMOTE_COMMIT".</summary>
internal sealed class PushedTips(GitEnvironment environment)
{
    /// <summary>Each pushed ref; deletions push nothing and are left out.</summary>
    /// <param name="root">Absolute path of the repository's root.</param>
    /// <param name="remote">The remote's name, or its URL where it has none.</param>
    /// <param name="lines">What the hook was given.</param>
    /// <exception cref="InvalidInputException">That is not what git gives a pre-push hook.</exception>
    public async Task<IReadOnlyList<PushedTip>> ReadAsync(string root, string remote, string lines, CancellationToken cancellationToken)
    {
        var repository = new Repository(new GitCommand(root, environment.ForChild()));
        var tips = new List<PushedTip>();
        foreach (var line in lines.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (line.Split(' ') is not [var local, var commit, _, var onRemote])
            {
                throw new InvalidInputException(
                    $"\"{line}\" is not what git gives a pre-push hook.", "--pushed", "A line a ref: LOCAL_REF LOCAL_COMMIT REMOTE_REF REMOTE_COMMIT.");
            }

            if (commit.Any(c => c != '0'))
                tips.Add(await TipAsync(repository, remote, local, commit, onRemote, cancellationToken));
        }

        return tips;
    }

    private static async Task<PushedTip> TipAsync(
        Repository repository, string remote, string local, string commit, string onRemote, CancellationToken cancellationToken)
    {
        if (await repository.TryCommitAsync(commit, cancellationToken) is not { } head)
            return PushedTip.Nothing(local, "it does not name a commit");
        var news = await repository.Git.RunAsync(["rev-list", "--max-count=1", head, "--not", $"--remotes={remote}"], cancellationToken);
        if (news.Text.Length == 0)
            return PushedTip.Nothing(local, "the remote has all of this already");
        // What the remote has may never have been fetched, or not exist: the gate then finds the merge base.
        return new(local, head, await repository.TryCommitAsync(onRemote, cancellationToken), null);
    }
}
