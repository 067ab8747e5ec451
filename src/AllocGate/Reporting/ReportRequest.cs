using AllocGate.Gating;
using AllocGate.Reporting.GitHub;

namespace AllocGate.Reporting;

/// <summary>What the user decided about reports.</summary>
/// <param name="Asked">--report; none: what fits the place.</param>
/// <param name="Directory">Absolute path of the folder for reports.</param>
/// <param name="Verbosity">How much the console shows.</param>
/// <param name="Part">True for one shard of a run: what people see on the forge is the merged report.</param>
/// <param name="Comment">When the pull request gets a comment; absent where nobody said.</param>
internal sealed record ReportRequest(IReadOnlyList<string> Asked, string Directory, Verbosity Verbosity, bool Part, CommentMode? Comment);
