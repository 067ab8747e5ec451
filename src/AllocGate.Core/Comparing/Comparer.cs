using AllocGate.Core.Measuring;

namespace AllocGate.Core.Comparing;

/// <summary>Holds head against base, row by row. A row of either side is in the result: nothing that is on one side only is dropped.</summary>
public static class Comparer
{
    private static readonly Metric[] Metrics = [Metric.Allocated, Metric.Retained, Metric.Footprint];

    /// <summary>Every row of head and every selected row of base, sorted by key.</summary>
    public static IReadOnlyList<ComparedRow> Compare(
        Baseline baseline, MeasurementSet head, Selection selection, Thresholds thresholds)
    {
        var leftOut = head.Projects.SelectMany(p => p.NotSelected).Where(n => n.ByOption).Select(n => n.Key).ToHashSet();
        var baseRows = baseline.Measurements.Rows
            .Where(r => selection.LeavesOut(r.Key) is null && !leftOut.Contains(r.Key))
            .ToDictionary(r => r.Key);
        var headRows = head.Rows.ToDictionary(r => r.Key);
        var incomparable = IncomparableProjects(baseline.Measurements, head);

        var shared = headRows.Values.Select(row =>
            baseRows.TryGetValue(row.Key, out var before)
                ? OnBothSides(before, row, incomparable.GetValueOrDefault((row.Key.Project, row.Key.Framework)), thresholds.For(row.Key))
                : OnHeadOnly(row));
        var gone = baseRows.Values.Where(row => !headRows.ContainsKey(row.Key)).Select(row => OnBaseOnly(row, head));
        return
        [
            .. shared.Concat(gone)
                .Select(row => WithoutUnmeasured(row, baseline.Measurements, head) with { LiveHeap = LiveHeapOf(baseRows.GetValueOrDefault(row.Key), headRows.GetValueOrDefault(row.Key)) })
                .OrderBy(r => r.Key),
        ];
    }

    private static LiveHeap? LiveHeapOf(BenchmarkRow? before, BenchmarkRow? row)
    {
        var heap = new LiveHeap(before?.LiveHeap ?? [], row?.LiveHeap ?? []);
        return heap.Base.Count + heap.Head.Count > 0 && (Retains(before) || Retains(row)) ? heap : null;
    }

    private static bool Retains(BenchmarkRow? row) => row?.Retained is { HasFigure: true } and not Reading.Exact { Value.IsZero: true };

    // What an engine has no notion of is no gap, and the report says PARTIAL. A budget asks for the figure all the same.
    private static ComparedRow WithoutUnmeasured(ComparedRow row, MeasurementSet @base, MeasurementSet head)
    {
        var measured = head.Projects.Concat(@base.Projects)
            .FirstOrDefault(p => p.Project == row.Key.Project && p.Framework == row.Key.Framework && p.Environment is not null);
        if (measured?.Environment?.Engine is not { } engine || Metrics.All(metric => engine.Measures(metric)))
            return row;
        var budgets = measured.Rows.FirstOrDefault(r => r.Key == row.Key)?.Budgets ?? [];
        return row with { Comparisons = [.. row.Comparisons.Where(c => engine.Measures(c.Metric) || budgets.Any(b => b.Metric == c.Metric))] };
    }

    private static Dictionary<(string Project, string Framework), string> IncomparableProjects(MeasurementSet @base, MeasurementSet head)
    {
        var differences = new Dictionary<(string, string), string>();
        foreach (var project in head.Projects)
        {
            var before = @base.Projects.FirstOrDefault(p => p.Project == project.Project && p.Framework == project.Framework);
            if (before?.Environment is null || project.Environment is null)
                continue;
            var mustMatch = project.Environment.MustMatchDifferences(before.Environment);
            if (mustMatch.Count > 0)
                differences[(project.Project, project.Framework)] = string.Join("; ", mustMatch);
        }

        return differences;
    }

    private static ComparedRow OnBothSides(BenchmarkRow before, BenchmarkRow row, string? incomparable, Thresholds thresholds) =>
        WithLifetimes(before, row, WithFootprintDoubt(Row(row, metric => incomparable is null
            ? CreepComparison.Check(MetricComparison.Compare(metric, before[metric], row[metric], BudgetOf(row, metric), thresholds), before.Accepted?.Of(metric), thresholds)
            : new Comparison(
                metric, before[metric], row[metric], ComparisonOutcome.Incomparable, $"measured under other conditions ({incomparable})")), thresholds));

    private static ComparedRow WithFootprintDoubt(ComparedRow row, Thresholds thresholds) =>
        row with { Comparisons = FootprintDoubt.Applied(row.Comparisons, thresholds) };

    private static ComparedRow OnHeadOnly(BenchmarkRow row) =>
        WithLifetimes(null, row, Row(row, metric => MetricComparison.WithoutBase(metric, row[metric], BudgetOf(row, metric))));

    private static ComparedRow OnBaseOnly(BenchmarkRow row, MeasurementSet head)
    {
        var (outcome, explanation) = WhyGone(row.Key, head);
        var comparisons = Metrics.Where(metric => row[metric] is not Reading.NotApplicable)
            .Select(metric => new Comparison(metric, row[metric], HeadReading(outcome, explanation), outcome, explanation));
        return new(row.Key, row.Name, null, [.. comparisons], []);
    }

    private static (ComparisonOutcome Outcome, string Explanation) WhyGone(RowKey key, MeasurementSet head)
    {
        var projects = head.Projects.Where(p => p.Project == key.Project).ToList();
        var problem = projects.FirstOrDefault(p => p.Framework == key.Framework || p.Framework.Length == 0)?.Problem;
        if (problem is { Kind: ProjectProblemKind.BuildFailed or ProjectProblemKind.DiscoveryFailed })
            return (ComparisonOutcome.FailedOnHead, "measured on base, but on head its project cannot be measured: " + problem.Message);
        if (problem is { Kind: ProjectProblemKind.CannotRun })
            return (ComparisonOutcome.NotMeasured, problem.Message);
        if (projects.SelectMany(p => p.NotSelected).Any(n => n.Key == key))
            return (ComparisonOutcome.Missing, "the benchmark is still there, but it is no longer annotated; base measured it");
        if (projects.Count > 0 && projects.All(p => p.Framework != key.Framework))
            return (ComparisonOutcome.Missing, $"base has it for {key.Framework}, which head was not measured for");
        return (ComparisonOutcome.Missing, "base has it and head does not: deleted, renamed, or its parameters were replaced");
    }

    private static Reading HeadReading(ComparisonOutcome outcome, string explanation) =>
        outcome == ComparisonOutcome.FailedOnHead ? new Reading.Failed(explanation) : new Reading.NotMeasured("not in head");

    private static Budget? BudgetOf(BenchmarkRow row, Metric metric) => row.Budgets.FirstOrDefault(b => b.Metric == metric && !b.PerRow);

    private static ComparedRow Row(BenchmarkRow row, Func<Metric, Comparison> compare) =>
        new(row.Key, row.Name, row.Location, [.. Metrics.Select(compare).Where(c => !MetricComparison.IsPointless(c.Base, c.Head, BudgetOf(row, c.Metric)))], row.Notes);

    private static ComparedRow WithLifetimes(BenchmarkRow? before, BenchmarkRow row, ComparedRow compared) =>
        LifetimeComparison.Compare(before?.Lifetimes, row.Lifetimes) is { } lifetimes
            ? compared with { Comparisons = [.. compared.Comparisons, lifetimes] }
            : compared;
}
