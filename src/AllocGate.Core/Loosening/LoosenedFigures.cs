using AllocGate.Core.Measuring;

namespace AllocGate.Core.Loosening;

/// <summary>What head's budgets and baseline figures allow that base's do not.</summary>
public static class LoosenedFigures
{
    private static readonly Metric[] Metrics = [Metric.Allocated, Metric.Retained, Metric.Footprint];

    /// <summary>Budgets that were raised or removed on a benchmark that both sides have.</summary>
    public static IEnumerable<Loosening> OfBudgets(MeasurementSet @base, MeasurementSet head)
    {
        var before = @base.Rows.ToDictionary(r => r.Key);
        foreach (var row in head.Rows)
        {
            if (!before.TryGetValue(row.Key, out var was))
                continue;
            foreach (var budget in was.Budgets)
            {
                var now = row.Budgets.FirstOrDefault(b => b.Metric == budget.Metric && b.PerRow == budget.PerRow);
                if (now is null || now.Limit > budget.Limit)
                    yield return new($"budget for {Word(budget.Metric)}{(budget.PerRow ? " per row" : "")} of {row.Name}", $"{budget.Limit}", now is null ? "none" : $"{now.Limit}");
            }
        }
    }

    /// <summary>Figures of the baseline file that the change raises or removes.</summary>
    public static IEnumerable<Loosening> OfBaseline(MeasurementSet @base, MeasurementSet head)
    {
        var after = head.Rows.ToDictionary(r => r.Key);
        foreach (var was in @base.Rows)
        {
            if (!after.TryGetValue(was.Key, out var now))
            {
                yield return new($"baseline of {was.Name}", "kept", "removed");
                continue;
            }

            foreach (var metric in Metrics)
            {
                if (IsRaised(was[metric], now[metric]))
                    yield return new($"baseline figure for {Word(metric)} of {was.Name}", $"{was[metric].Estimate}", now[metric].HasFigure ? $"{now[metric].Estimate}" : "none");
                else if (IsRaised(was.AcceptedOf(metric), now.AcceptedOf(metric)))
                    yield return new($"accepted figure for {Word(metric)} of {was.Name}", $"{was.AcceptedOf(metric).Estimate}", $"{now.AcceptedOf(metric).Estimate}");
            }
        }
    }

    private static bool IsRaised(Reading was, Reading now) => was.HasFigure && (!now.HasFigure || now.Highest > was.Highest);

    private static string Word(Metric metric) => Waiving.Waivers.Subject(metric);
}
