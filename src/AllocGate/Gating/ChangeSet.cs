using AllocGate.Core.Findings;
using AllocGate.Core.Reporting;

namespace AllocGate.Gating;

/// <summary>The two sides of the change.</summary>
/// <param name="Event">Such as "pull request", "push", "local", for a person.</param>
/// <param name="Head">The judged tree. The caller disposes it.</param>
/// <param name="HeadCommit">Full SHA of the judged commit, or of the commit under a dirty tree; absent on an unborn branch or without git.</param>
/// <param name="HeadDescription">For a person, such as "working tree on 1a2b3c4, with uncommitted changes".</param>
/// <param name="BaseCommit">Full SHA; absent where there is nothing to compare with.</param>
/// <param name="BaseDescription">For a person, such as "merge base with origin/main"; says why where there is no base.</param>
/// <param name="SameTree">True where base and head are the same tree: there is no change to judge.</param>
/// <param name="Files">Added and modified files with their changed lines; absent where no base is known.</param>
/// <param name="Posting">Where annotations are posted.</param>
/// <param name="Notices">What a reader should know: history was fetched, a submodule is not checked out.</param>
public sealed record ChangeSet(
    string Event,
    SourceTree Head,
    string? HeadCommit,
    string HeadDescription,
    string? BaseCommit,
    string BaseDescription,
    bool SameTree,
    IReadOnlyList<ChangedFile>? Files,
    PostingTarget? Posting,
    IReadOnlyList<string> Notices);
