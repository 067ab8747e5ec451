namespace AllocGate.Git;

/// <summary>The branch that work is merged into, as far as this clone can tell.</summary>
internal sealed class DefaultBranch(Repository repository)
{
    /// <summary>Its name, such as "origin/main", and its tip; nothing where there is none.</summary>
    public async Task<(string Name, string Tip)?> FindAsync(CancellationToken cancellationToken)
    {
        foreach (var remote in await InOrderAsync(cancellationToken))
        {
            var pointer = await repository.Git.TryAsync(["symbolic-ref", "--quiet", $"refs/remotes/{remote}/HEAD"], cancellationToken);
            string[] candidates = [.. pointer.Succeeded ? [pointer.Text] : Array.Empty<string>(), $"refs/remotes/{remote}/main", $"refs/remotes/{remote}/master"];
            foreach (var candidate in candidates)
            {
                if (await repository.TryCommitAsync(candidate, cancellationToken) is { } tip)
                    return (candidate["refs/remotes/".Length..], tip);
            }
        }

        var current = await repository.CurrentBranchAsync(cancellationToken);
        foreach (var local in new[] { "main", "master" })
        {
            if (local != current && await repository.TryCommitAsync($"refs/heads/{local}", cancellationToken) is { } tip)
                return (local, tip);
        }

        return null;
    }

    // In a fork's clone "upstream" is where the work goes; else the branch's own remote, else origin, else any.
    private async Task<IEnumerable<string>> InOrderAsync(CancellationToken cancellationToken)
    {
        var remotes = await repository.RemotesAsync(cancellationToken);
        var own = "";
        if (remotes.Count > 1 && await repository.CurrentBranchAsync(cancellationToken) is { } branch)
            own = (await repository.Git.TryAsync(["config", "--get", $"branch.{branch}.remote"], cancellationToken)).Text;
        return remotes.OrderBy(r => r == "upstream" ? 0 : r == own ? 1 : r == "origin" ? 2 : 3);
    }
}
