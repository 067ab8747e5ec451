using AllocGate.Core.Comparing;
using AllocGate.Core.Waiving;

namespace AllocGate.Reporting;

/// <summary>The order of every report: what fails, then what is open, then what a waiver accepts, then what passes.</summary>
public static class WorstFirst
{
    private static readonly ComparisonOutcome[] s_order =
    [
        ComparisonOutcome.Regressed,
        ComparisonOutcome.OverBudget,
        ComparisonOutcome.StillAlive,
        ComparisonOutcome.Missing,
        ComparisonOutcome.FailedOnHead,
        ComparisonOutcome.FailedWithoutComparison,
        ComparisonOutcome.Incomparable,
        ComparisonOutcome.Noisy,
        ComparisonOutcome.NotMeasured,
        ComparisonOutcome.Grown,
        ComparisonOutcome.Untracked,
        ComparisonOutcome.New,
        ComparisonOutcome.Improved,
        ComparisonOutcome.Unchanged,
    ];

    private static readonly int s_waived = Array.IndexOf(s_order, ComparisonOutcome.Grown) * 2 - 1;

    /// <summary>Worst outcome first; among equals the largest growth first, then by key.</summary>
    public static IReadOnlyList<ComparedRow> Rows(IEnumerable<ComparedRow> rows) =>
    [
        .. rows
            .OrderBy(row => Rank(Worst(row)))
            .ThenByDescending(row => row.Comparisons.Max(Figures.Growth) ?? 0)
            .ThenBy(row => row.Key),
    ];

    /// <summary>What counts first, waived ones last, then severity, then place.</summary>
    public static IReadOnlyList<ReportedFinding> Findings(IEnumerable<ReportedFinding> findings) =>
    [
        .. findings
            .OrderBy(f => f.WaivedBy is not null)
            .ThenByDescending(f => f.Finding.InScope)
            .ThenByDescending(f => f.Finding.Severity)
            .ThenBy(f => f.Finding.Location.Path, StringComparer.Ordinal)
            .ThenBy(f => f.Finding.Location.Line)
            .ThenBy(f => f.Finding.Location.Column)
            .ThenBy(f => f.Finding.RuleId, StringComparer.Ordinal),
    ];

    /// <summary>The comparison that decides how a row is shown; absent for a row without any.</summary>
    public static Comparison? Worst(ComparedRow row) => row.Comparisons.MinBy(c => Rank(c));

    private static int Rank(Comparison? comparison)
    {
        if (comparison is null)
            return 0;
        return comparison is { Fails: true, WaivedBy: not null } ? s_waived : Array.IndexOf(s_order, comparison.Outcome) * 2;
    }
}
