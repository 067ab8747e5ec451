namespace AllocGate.Git;

/// <summary>Why this run was started. Commits are full SHAs in lower case.</summary>
/// <param name="Name">For a person, such as "pull request".</param>
internal abstract record CiEvent(string Name)
{
    /// <summary>A person's own machine, or a CI system that says nothing that we read.</summary>
    public sealed record Local() : CiEvent("local");

    /// <summary>A GitHub pull request.</summary>
    /// <param name="HeadCommit">The last commit of the pull request's own branch: annotations are posted there.</param>
    /// <param name="BaseCommit">The tip of the target branch when the event was sent.</param>
    /// <param name="BaseBranch">Name of the target branch: hostile text.</param>
    public sealed record PullRequest(string HeadCommit, string BaseCommit, string BaseBranch) : CiEvent("pull request");

    /// <summary>A GitLab merge request.</summary>
    /// <param name="Merged">True where source and target are merged before they are tested.</param>
    /// <param name="DiffBase">The merge base as GitLab knows it.</param>
    /// <param name="SourceCommit">The last commit of the source branch, where it is not the judged one.</param>
    /// <param name="TargetBranch">Name of the target branch: hostile text.</param>
    public sealed record MergeRequest(bool Merged, string? DiffBase, string? SourceCommit, string? TargetBranch) : CiEvent("merge request");

    /// <summary>Commits that came to a branch.</summary>
    /// <param name="Before">What the branch was; absent for a new branch.</param>
    /// <param name="Forced">True where history was rewritten; absent where the event does not say.</param>
    public sealed record Push(string Name, string? Before, bool? Forced) : CiEvent(Name);

    /// <summary>A schedule, a tag, a button: there is no change to judge unless --base names one.</summary>
    public sealed record WithoutChange(string Name) : CiEvent(Name);
}
