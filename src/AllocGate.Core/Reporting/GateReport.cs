using AllocGate.Core.Comparing;
using AllocGate.Core.Findings;
using AllocGate.Core.Judging;
using AllocGate.Core.Measuring;
using AllocGate.Core.Sharding;
using AllocGate.Core.Waiving;

namespace AllocGate.Core.Reporting;

/// <summary>Everything that was found out and judged. Finished: readers show it and cannot change it.</summary>
/// <param name="ToolVersion">Version of the tool that made it.</param>
/// <param name="Name">The gate's name, which tells several gates of one pull request apart. May come from a user: hostile text.</param>
/// <param name="CreatedAt">When the gate began.</param>
/// <param name="Subject">What was judged against what.</param>
/// <param name="Verdict">The answer.</param>
/// <param name="Partial">True where an option of this run left something out; the headline says PARTIAL.</param>
/// <param name="Projects">The benchmark projects, in a stable order.</param>
/// <param name="Rows">One entry a benchmark case and target framework, sorted by key.</param>
/// <param name="NotSelected">Cases left out on purpose.</param>
/// <param name="Findings">Rule hits, in scope or not, waived or not.</param>
/// <param name="Waivers">Every waiver and what became of it.</param>
/// <param name="Notices">What a reader should know of the run as a whole.</param>
public sealed record GateReport(
    string ToolVersion,
    string Name,
    DateTimeOffset CreatedAt,
    ReportSubject Subject,
    Verdict Verdict,
    bool Partial,
    IReadOnlyList<ProjectSummary> Projects,
    IReadOnlyList<ComparedRow> Rows,
    IReadOnlyList<NotSelected> NotSelected,
    IReadOnlyList<ReportedFinding> Findings,
    IReadOnlyList<WaiverUse> Waivers,
    IReadOnlyList<string> Notices)
{
    /// <summary>What the reports of all shards need to be judged as one; absent where the run was whole.</summary>
    public ShardEvidence? Shard { get; init; }

    /// <summary>--fail-on: the least severity of a finding in scope that fails.</summary>
    public FindingSeverity FailOn { get; init; } = FindingSeverity.Warning;

    /// <summary>Rule hits that the sources suppress. No verdict and no count of findings rests on them.</summary>
    public IReadOnlyList<SuppressedFinding> Suppressed { get; init; } = [];

    /// <summary>Families of bulk inserts with the laws by which their bytes grow with their rows, sorted by key.</summary>
    public IReadOnlyList<ComparedFamily> Families { get; init; } = [];

    /// <summary>What the change itself makes less strict than it is at base.</summary>
    public IReadOnlyList<Loosening.Loosening> Loosenings { get; init; } = [];

    /// <summary>Whether a finding fails the gate.</summary>
    public bool FailsBy(ReportedFinding reported) =>
        reported is { WaivedBy: null, Finding.InScope: true } && reported.Finding.Severity >= FailOn;
}
