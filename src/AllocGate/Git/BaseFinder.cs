using AllocGate.Gating;

namespace AllocGate.Git;

/// <summary>What the judged commit is compared with: one method a row of the table of events.</summary>
internal sealed class BaseFinder(Repository repository, History history, DefaultBranch defaultBranch)
{
    /// <param name="head">The judged commit, or the commit under a dirty tree.</param>
    /// <exception cref="InvalidInputException">History that is needed cannot be had.</exception>
    public Task<FoundBase> FindAsync(CiEvent started, string head, CancellationToken cancellationToken) => started switch
    {
        CiEvent.PullRequest pull => OfPullRequestAsync(pull, head, cancellationToken),
        CiEvent.MergeRequest merge => OfMergeRequestAsync(merge, head, cancellationToken),
        CiEvent.Push push => OfPushAsync(push, head, cancellationToken),
        CiEvent.WithoutChange => Task.FromResult(new FoundBase(null, $"a run for \"{started.Name}\" has no change to judge; --base names one")),
        _ => OfBranchAsync(head, cancellationToken),
    };

    /// <summary>--base, which wins over every event.</summary>
    /// <exception cref="InvalidInputException">It names no commit.</exception>
    public async Task<FoundBase> NamedAsync(string revision, string? head, CancellationToken cancellationToken)
    {
        var commit = await repository.TryCommitAsync(revision, cancellationToken);
        if (commit is null && EventFile.IsCommit(revision) && await history.HaveAsync(revision, cancellationToken))
            commit = revision;
        if (commit is null)
            throw new InvalidInputException($"\"{revision}\" is not a commit of this repository.", "--base", "git fetch may be needed first.");
        var diverged = head is not null && await HasDivergedAsync(commit, head, cancellationToken);
        return new(commit, diverged
            ? $"--base {revision}, which has commits that head does not: what they changed is judged as if head took it back"
            : $"--base {revision}");
    }

    // In a shallow clone nobody can tell.
    private async Task<bool> HasDivergedAsync(string commit, string head, CancellationToken cancellationToken)
    {
        var (shallow, ancestor) = (repository.IsShallowAsync(cancellationToken), repository.IsAncestorAsync(commit, head, cancellationToken));
        await Task.WhenAll(shallow, ancestor);
        return !await shallow && !await ancestor;
    }

    private async Task<FoundBase> OfPullRequestAsync(CiEvent.PullRequest pull, string head, CancellationToken cancellationToken)
    {
        var parents = await repository.ParentsAsync(head, cancellationToken);
        if (parents.Count == 2 && parents[1] == pull.HeadCommit)
            return await NeededAsync(parents[0], $"first parent of the merge commit, on {pull.BaseBranch}", cancellationToken);

        // pull_request_target checks the target branch out unless it is told otherwise.
        if (!await history.HaveAsync(pull.HeadCommit, cancellationToken)
            || !await history.IsAncestorAsync(pull.HeadCommit, head, cancellationToken))
        {
            throw new InvalidInputException(
                $"The checkout ({Repository.Short(head)}) does not hold the pull request's head ({Repository.Short(pull.HeadCommit)}).", "",
                "Check out the pull request's merge commit or its head.");
        }

        await NeededAsync(pull.BaseCommit, "", cancellationToken);
        var found = await history.MergeBaseAsync(head, pull.BaseCommit, cancellationToken) ?? throw Missing(pull.BaseCommit);
        return new(found, $"merge base with {pull.BaseBranch}");
    }

    private async Task<FoundBase> OfMergeRequestAsync(CiEvent.MergeRequest merge, string head, CancellationToken cancellationToken)
    {
        var parents = await repository.ParentsAsync(head, cancellationToken);
        if (merge.Merged && parents.Count == 2)
            return await NeededAsync(parents[0], "first parent of the merged result", cancellationToken);
        if (merge.DiffBase is { } diffBase)
            return await NeededAsync(diffBase, "the merge request's diff base", cancellationToken);
        if (merge.TargetBranch is { } branch
            && await repository.TryCommitAsync($"refs/remotes/origin/{branch}", cancellationToken) is { } tip)
        {
            var found = await history.MergeBaseAsync(head, tip, cancellationToken) ?? throw Missing(tip);
            return new(found, $"merge base with origin/{branch}");
        }

        return await OfBranchAsync(head, cancellationToken);
    }

    private async Task<FoundBase> OfPushAsync(CiEvent.Push push, string head, CancellationToken cancellationToken)
    {
        if (push.Before is { } before && push.Forced != true && before != head
            && await history.HaveAsync(before, cancellationToken)
            && (push.Forced == false || await history.IsAncestorAsync(before, head, cancellationToken)))
            return new(before, "what the branch was before the push");

        var why = push.Before is null ? "the branch is new" : push.Forced == true ? "the push was forced" : "what was there before is not in its history";
        var parents = await repository.ParentsAsync(head, cancellationToken);
        return parents.Count == 0
            ? new(null, "this is the first commit")
            : await NeededAsync(parents[0], $"first parent of the pushed commit: {why}", cancellationToken);
    }

    private async Task<FoundBase> OfBranchAsync(string head, CancellationToken cancellationToken)
    {
        if (await defaultBranch.FindAsync(cancellationToken) is not var (name, tip))
            return new(head, "HEAD: there is no upstream default branch to compare with; --base names a commit");
        var found = await history.MergeBaseAsync(head, tip, cancellationToken);
        if (found is not null)
            return new(found, $"merge base with {name}");
        if (await repository.IsShallowAsync(cancellationToken))
            throw Missing(tip);
        throw new InvalidInputException($"{Repository.Short(head)} and {name} have no common history.", "", "--base names a commit to compare with.");
    }

    private async Task<FoundBase> NeededAsync(string commit, string description, CancellationToken cancellationToken) =>
        await history.HaveAsync(commit, cancellationToken) ? new(commit, description) : throw Missing(commit);

    private static InvalidInputException Missing(string commit) => new(
        $"The history that leads to the base ({Repository.Short(commit)}) is not in this clone and could not be fetched.", "", WhatToDo());

    private static string WhatToDo() =>
        "Use fetch-depth: 2 with actions/checkout (0 where the pull request's head is checked out), GIT_DEPTH: 0 on GitLab, or run git fetch --unshallow.";
}
