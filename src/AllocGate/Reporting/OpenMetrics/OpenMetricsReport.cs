using AllocGate.Core.Comparing;
using AllocGate.Core.Judging;
using AllocGate.Core.Measuring;
using AllocGate.Core.Reporting;

namespace AllocGate.Reporting.OpenMetrics;

/// <summary>
/// Head's figures as OpenMetrics 1.0, for GitLab's metrics report and for Prometheus. A figure that is not known has no sample, never 0; how
/// many there are is a metric of its own.
/// </summary>
public static class OpenMetricsReport
{
    /// <summary>The name that GitLab's documentation gives it.</summary>
    public const string FileName = "metrics.txt";

    private static readonly (Metric Metric, string Name, string Unit, string Help)[] s_families =
    [
        (Metric.Allocated, "allocgate_allocated_bytes", "bytes", "Managed bytes allocated by one operation; the median where it is an interval."),
        (Metric.Retained, "allocgate_retained_bytes", "bytes", "Bytes of live heap that stay per operation after a full collection; the median where it is an interval."),
        (Metric.Footprint, "allocgate_footprint_bytes", "bytes", "Live bytes that the value returned by one operation holds while it is kept."),
    ];

    public static string Render(GateReport report)
    {
        var text = new OpenMetricsText();
        WriteVerdict(text, report);
        foreach (var family in s_families)
        {
            var known = report.Rows.Select(row => (row.Key, Head: Of(row, family.Metric)?.Head)).Where(row => row.Head is { HasFigure: true }).ToList();
            text.Family(family.Name, family.Unit, family.Help, known.Select(row => (Labels(row.Key), row.Head!.Estimate.ToDecimal())));
        }

        text.Family(
            "allocgate_unknown_figures", "", "Figures of head that are not known, such as of a case that failed: they have no sample of their own.",
            s_families.Select(family => (Metrics(family.Metric), (decimal)report.Rows.Count(row => Of(row, family.Metric) is { } c && IsUnknown(c.Head)))));
        text.Family(
            "allocgate_ranged_figures", "", "Figures of head that are an interval, of which the sample is the median.",
            s_families.Select(family => (Metrics(family.Metric), (decimal)report.Rows.Count(row => Of(row, family.Metric)?.Head is Reading.Ranged))));
        text.Family(
            "allocgate_cases", "", "Benchmark cases by what comparing them came to.",
            report.Rows.CountBy(row => row.Word().TrimStart('?', ' ').ToLowerInvariant()).OrderBy(count => count.Key, StringComparer.Ordinal)
                .Select(count => (new[] { ("outcome", count.Key) }, (decimal)count.Value)));
        text.Family("allocgate_cases_not_selected", "", "Benchmark cases that were left out.", [([], report.NotSelected.Count)]);
        text.Family(
            "allocgate_findings", "", "Rule hits that the change is responsible for and no waiver accepts.",
            report.Findings.Where(f => f is { WaivedBy: null, Finding.InScope: true }).CountBy(f => f.Finding.Severity).OrderBy(count => count.Key)
                .Select(count => (new[] { ("severity", OutcomeWords.Of(count.Key)) }, (decimal)count.Value)));
        return text.End();
    }

    private static void WriteVerdict(OpenMetricsText text, GateReport report)
    {
        var (pass, fail) = (report.Verdict is Verdict.Pass, report.Verdict is Verdict.Fail);
        (string State, bool Is)[] states = [("pass", pass), ("fail", fail), ("inconclusive", !pass && !fail)];
        text.Family("allocgate_verdict", "", "1 for the verdict of the gate, 0 for the others.", states.Select(state => (new[] { ("verdict", state.State) }, state.Is ? 1m : 0m)));
        text.Family("allocgate_partial", "", "1 where an option of the run left something out.", [([], report.Partial ? 1 : 0)]);
    }

    private static Comparison? Of(ComparedRow row, Metric metric) => row.Comparisons.FirstOrDefault(c => c.Metric == metric);

    private static bool IsUnknown(Reading reading) => !reading.HasFigure && reading is not Reading.NotApplicable;

    private static (string, string)[] Metrics(Metric metric) => [("metric", OutcomeWords.Of(metric))];

    private static (string, string)[] Labels(RowKey key) => [("project", key.Project), ("framework", key.Framework), ("benchmark", key.Benchmark)];
}
