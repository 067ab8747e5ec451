namespace AllocGate.Core.Reporting;

/// <summary>What was judged against what.</summary>
/// <param name="Event">Such as "pull request", "push", "local", for a person.</param>
/// <param name="HeadCommit">Full SHA of the judged commit; absent on an unborn branch or without git.</param>
/// <param name="HeadDescription">Such as "working tree on 1a2b3c4, with uncommitted changes".</param>
/// <param name="BaseCommit">Full SHA of the base; absent where there is none.</param>
/// <param name="BaseDescription">Such as "merge base with origin/main".</param>
/// <param name="Baseline">Which baseline was used, and why.</param>
/// <param name="Posting">Where annotations are posted; absent where the judged commit is not on a forge.</param>
public sealed record ReportSubject(
    string Event,
    string? HeadCommit,
    string HeadDescription,
    string? BaseCommit,
    string BaseDescription,
    string Baseline,
    PostingTarget? Posting);
