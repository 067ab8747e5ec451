using AllocGate.Core.Comparing;
using AllocGate.Core.Measuring;

namespace AllocGate.Bench.Parts;

/// <summary>A case of bench/Planted and what the gate must make of it.</summary>
/// <param name="Id">How its benchmark ids begin.</param>
/// <param name="Metric">The metric that must show it; absent: any.</param>
/// <param name="Expected">reported, failed or passed.</param>
internal sealed record Plant(string Name, string Id, Metric? Metric, string Expected)
{
    public static readonly IReadOnlyList<Plant> All =
    [
        new("24 B on 1 MB", "Planted.Allocating.OneMegabyte", Core.Measuring.Metric.Allocated, "reported"),
        new("8 B per row", "Planted.Rows.Insert", Core.Measuring.Metric.Allocated, "reported"),
        new("one 24 B object kept every 24 operations", "Planted.Retaining.KeptEvery24", Core.Measuring.Metric.Retained, "reported"),
        new("8 B/op retained", "Planted.Retaining.EightBytes", Core.Measuring.Metric.Retained, "failed"),
        new("a static HashSet<long> with new keys", "Planted.Retaining.GrowingSet", Core.Measuring.Metric.Retained, "failed"),
        new("a re-filled dictionary", "Planted.NotRetaining.RefilledDictionary", null, "passed"),
        new("a bounded cache", "Planted.NotRetaining.BoundedCache", null, "passed"),
    ];

    /// <summary>True where every row of it came out as expected.</summary>
    public bool IsAsExpected(IReadOnlyList<Comparison> comparisons)
    {
        var showing = comparisons.Where(c => Metric is null || c.Metric == Metric).ToList();
        return showing.Count > 0 && showing.All(c => Expected switch
        {
            "passed" => !c.Fails && !c.IsOpen,
            "failed" => c.Outcome == ComparisonOutcome.Regressed,
            _ => c.Outcome is ComparisonOutcome.Regressed or ComparisonOutcome.Grown,
        });
    }
}
