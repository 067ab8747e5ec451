using AllocGate.Core.Comparing;
using AllocGate.Core.Findings;
using AllocGate.Core.Measuring;
using AllocGate.Core.Waiving;

namespace AllocGate.Reporting;

/// <summary>The words that reports use for outcomes. What fails is in capitals, so that no colour is needed to find it.</summary>
public static class OutcomeWords
{
    public static string Of(Comparison comparison) =>
        comparison.WaivedBy is not null && comparison.Fails ? "waived" : Of(comparison.Outcome);

    public static string Of(ComparisonOutcome outcome) => outcome switch
    {
        ComparisonOutcome.Unchanged => "unchanged",
        ComparisonOutcome.Improved => "improved",
        ComparisonOutcome.Grown => "grown",
        ComparisonOutcome.New => "new",
        ComparisonOutcome.Untracked => "untracked",
        ComparisonOutcome.Regressed => "REGRESSED",
        ComparisonOutcome.OverBudget => "OVER BUDGET",
        ComparisonOutcome.StillAlive => "STILL ALIVE",
        ComparisonOutcome.Missing => "MISSING",
        ComparisonOutcome.FailedOnHead => "FAILED",
        ComparisonOutcome.FailedWithoutComparison => "? not compared",
        ComparisonOutcome.Incomparable => "? incomparable",
        ComparisonOutcome.Noisy => "? noisy",
        ComparisonOutcome.NotMeasured => "? not measured",
        _ => throw new ArgumentOutOfRangeException(nameof(outcome)),
    };

    public static string Of(Metric metric) => metric switch
    {
        Metric.Allocated => "allocated",
        Metric.Retained => "retained",
        Metric.Footprint => "footprint",
        Metric.Lifetimes => "lifetimes",
        _ => throw new ArgumentOutOfRangeException(nameof(metric)),
    };

    public static string Of(FindingSeverity severity) => severity switch
    {
        FindingSeverity.Error => "error",
        FindingSeverity.Warning => "warning",
        FindingSeverity.Info => "info",
        _ => throw new ArgumentOutOfRangeException(nameof(severity)),
    };

    /// <summary>Why a finding counts; empty where nothing needs saying.</summary>
    public static string Of(FindingScope scope) => scope switch
    {
        FindingScope.OnChangedLine => "on a changed line",
        FindingScope.NewInChangedFile => "caused by the change, on an unchanged line",
        FindingScope.OutOfScope => "was there before",
        _ => "",
    };

    public static string Of(WaiverStatus status) => status switch
    {
        WaiverStatus.Used => "used",
        WaiverStatus.Unused => "stale: it can go",
        WaiverStatus.Expired => "EXPIRED: it accepts nothing",
        WaiverStatus.Exceeded => "EXCEEDED: it accepts nothing",
        _ => throw new ArgumentOutOfRangeException(nameof(status)),
    };
}
