using AllocGate.Core.Comparing;
using AllocGate.Core.Measuring;
using AllocGate.Core.Reporting;

namespace AllocGate.Core.SelfTesting;

/// <summary>A regression that was planted on purpose.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Place">The name of its benchmark method, or the path of its file.</param>
/// <param name="What">What was done, for a person.</param>
public sealed record PlantedRegression(RegressionKind Kind, string Place, string What)
{
    /// <summary>Whether the report fails for it: at its place, and as what it is.</summary>
    public bool IsCaughtBy(GateReport report) => Kind switch
    {
        RegressionKind.Allocated => Has(report, Metric.Allocated, ComparisonOutcome.Regressed),
        RegressionKind.Retained => Has(report, Metric.Retained, ComparisonOutcome.Regressed),
        RegressionKind.Footprint => Has(report, Metric.Footprint, ComparisonOutcome.Regressed),
        RegressionKind.MissingCase => Has(report, Metric.Allocated, ComparisonOutcome.Missing),
        RegressionKind.FailedCase => Has(report, Metric.Allocated, ComparisonOutcome.FailedOnHead),
        RegressionKind.PerRow => report.Families.Any(f => IsHere(f.Key) && f.Laws.Any(law => law is { Fails: true, WaivedBy: null })),
        RegressionKind.Rule => report.Findings.Any(f => f.Finding.Location.Path == Place && report.FailsBy(f)),
        _ => false,
    };

    /// <summary>Whether a row is the planted one.</summary>
    public bool IsHere(RowKey key) => key.Benchmark.Contains($".{Place}(", StringComparison.Ordinal);

    private bool Has(GateReport report, Metric metric, ComparisonOutcome outcome) =>
        report.Rows.Any(row => IsHere(row.Key) && row.Comparisons.Any(c => c.Metric == metric && c.Outcome == outcome && c.WaivedBy is null));
}
