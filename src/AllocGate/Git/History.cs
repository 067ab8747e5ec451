namespace AllocGate.Git;

/// <summary>Fetches commits that a shallow clone lacks, within bounds.</summary>
internal sealed class History(Repository repository)
{
    // 8 + 16 + … + 512: about a thousand commits.
    private const int FirstStep = 8;
    private const int LastStep = 512;
    private static readonly TimeSpan LongestFetch = TimeSpan.FromMinutes(3);

    private readonly List<string> _notices = [];
    private bool _unreachable;

    /// <summary>What was fetched.</summary>
    public IReadOnlyList<string> Notices => [.. _notices.Distinct()];

    /// <summary>Whether the commit is there, fetched where need be.</summary>
    public async Task<bool> HaveAsync(string commit, CancellationToken cancellationToken)
    {
        if (await repository.TryCommitAsync(commit, cancellationToken) is not null)
            return true;
        if (await RemoteAsync(cancellationToken) is not { } remote)
            return false;
        // --depth in a complete clone would make it a shallow one.
        string[] depth = await repository.IsShallowAsync(cancellationToken) ? ["--depth=1"] : [];
        if (!await FetchAsync([.. depth, remote, commit], cancellationToken)
            || await repository.TryCommitAsync(commit, cancellationToken) is null)
            return false;
        _notices.Add($"Commit {Repository.Short(commit)} was not in this clone and was fetched from {remote}.");
        return true;
    }

    /// <summary>The merge base, after as much deepening as it takes.</summary>
    public Task<string?> MergeBaseAsync(string one, string other, CancellationToken cancellationToken) =>
        DeepenAsync([one, other], () => repository.MergeBaseAsync(one, other, cancellationToken), cancellationToken);

    /// <summary>Whether one commit is in another's history, after as much deepening as it takes.</summary>
    public async Task<bool> IsAncestorAsync(string ancestor, string commit, CancellationToken cancellationToken)
    {
        var found = await DeepenAsync(
            [commit],
            async () => await repository.IsAncestorAsync(ancestor, commit, cancellationToken) ? ancestor : null,
            cancellationToken);
        return found is not null;
    }

    private async Task<string?> DeepenAsync(IReadOnlyList<string> tips, Func<Task<string?>> find, CancellationToken cancellationToken)
    {
        for (var step = FirstStep; ; step *= 2)
        {
            if (await find() is { } found)
                return found;
            if (step > LastStep || !await repository.IsShallowAsync(cancellationToken))
                return null;
            if (await RemoteAsync(cancellationToken) is not { } remote)
                return null;
            // A tip that the remote does not have is refused: then deepen what the remote's branches have.
            if (!await FetchAsync([$"--deepen={step}", remote, .. tips], cancellationToken)
                && !await FetchAsync([$"--deepen={step}", remote], cancellationToken))
                return null;
            _notices.Add($"This clone is shallow: earlier history was fetched from {remote}.");
        }
    }

    private async Task<string?> RemoteAsync(CancellationToken cancellationToken)
    {
        var remotes = await repository.RemotesAsync(cancellationToken);
        return remotes.Contains("origin") ? "origin" : remotes.Count > 0 ? remotes[0] : null;
    }

    private async Task<bool> FetchAsync(IReadOnlyList<string> what, CancellationToken cancellationToken)
    {
        if (_unreachable)
            return false;
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(LongestFetch);
        try
        {
            var result = await repository.Git.TryAsync(
                ["fetch", "--quiet", "--no-tags", "--no-recurse-submodules", "--no-write-fetch-head", .. what], limit.Token);
            return result.Succeeded;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            _unreachable = true;
            return false;
        }
    }
}
