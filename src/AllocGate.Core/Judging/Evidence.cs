using AllocGate.Core.Comparing;
using AllocGate.Core.Measuring;
using AllocGate.Core.Waiving;

namespace AllocGate.Core.Judging;

/// <summary>All that a verdict rests on.</summary>
/// <param name="Head">Head's measurements.</param>
/// <param name="Baseline">What they were compared with.</param>
/// <param name="Rows">The comparison, waivers applied.</param>
/// <param name="Findings">The findings, waivers applied.</param>
/// <param name="ScanProblems">What the rules could not look at.</param>
/// <param name="NothingToCompare">Why base and head are not two different things; absent where they are.</param>
public sealed record Evidence(
    MeasurementSet Head,
    Baseline Baseline,
    IReadOnlyList<ComparedRow> Rows,
    IReadOnlyList<ReportedFinding> Findings,
    IReadOnlyList<string> ScanProblems,
    string? NothingToCompare)
{
    /// <summary>One sentence for each benchmark that must have run and did not.</summary>
    public IReadOnlyList<string> Unmet { get; init; } = [];

    /// <summary>The scaling laws, waivers applied.</summary>
    public IReadOnlyList<ComparedFamily> Families { get; init; } = [];
}
