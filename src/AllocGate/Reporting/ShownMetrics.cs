using AllocGate.Core.Comparing;
using AllocGate.Core.Measuring;

namespace AllocGate.Reporting;

/// <summary>The metrics that a table has columns for. A footprint has one only where some operation builds something: most return a number, or nothing.</summary>
public static class ShownMetrics
{
    public static IReadOnlyList<Metric> Of(IEnumerable<ComparedRow> rows) =>
        Of(rows.SelectMany(row => row.Comparisons).Where(c => c.Metric == Metric.Footprint).SelectMany(c => new[] { c.Base, c.Head }));

    public static IReadOnlyList<Metric> Of(IEnumerable<BenchmarkRow> rows) => Of(rows.Select(row => row.Footprint));

    public static string Title(Metric metric) => metric switch
    {
        Metric.Allocated => "Allocated/op",
        Metric.Retained => "Retained/op",
        Metric.Footprint => "Footprint",
        _ => throw new ArgumentOutOfRangeException(nameof(metric)),
    };

    private static IReadOnlyList<Metric> Of(IEnumerable<Reading> footprints) =>
        footprints.Any(f => f.HasFigure && !f.Highest.IsZero) ? [Metric.Allocated, Metric.Retained, Metric.Footprint] : [Metric.Allocated, Metric.Retained];
}
