using AllocGate.Core.Measuring;

namespace AllocGate.Core.Comparing;

/// <summary>
/// A value is counted a few times, in one process. Where the operation allocates now more and now less, its value may hold now more and now
/// less too: then the value alone, while what is allocated has neither grown nor shrunk for certain, is a doubt and no failure, and no pass.
/// </summary>
internal static class FootprintDoubt
{
    /// <param name="comparisons">Those of one row.</param>
    public static IReadOnlyList<Comparison> Applied(IReadOnlyList<Comparison> comparisons, Thresholds thresholds) =>
        comparisons.FirstOrDefault(c => c.Metric == Metric.Allocated) is { } allocated && (allocated.Base is Reading.Ranged || allocated.Head is Reading.Ranged)
            ? [.. comparisons.Select(c => c.Metric == Metric.Footprint && IsByChance(c, allocated.Outcome, thresholds) ? Doubted(c) : c)]
            : comparisons;

    private static bool IsByChance(Comparison footprint, ComparisonOutcome allocated, Thresholds thresholds) => (footprint.Outcome, allocated) switch
    {
        (ComparisonOutcome.Regressed, ComparisonOutcome.Unchanged or ComparisonOutcome.Improved or ComparisonOutcome.Noisy) => true,
        (ComparisonOutcome.Grown or ComparisonOutcome.Unchanged or ComparisonOutcome.Improved, ComparisonOutcome.Unchanged or ComparisonOutcome.Noisy) =>
            Distance(footprint.Base, footprint.Head) >= Math.Max(thresholds.Floor(Metric.Footprint).Bytes, thresholds.Limit(Metric.Footprint, footprint.Base.Highest)),
        _ => false,
    };

    // Between the least and the most that it was on either side.
    private static decimal Distance(Reading left, Reading right) =>
        Math.Max(left.Highest.ToDecimal(), right.Highest.ToDecimal()) - Math.Min(left.Lowest.ToDecimal(), right.Lowest.ToDecimal());

    private static Comparison Doubted(Comparison footprint) => footprint with
    {
        Outcome = ComparisonOutcome.Noisy,
        Explanation = (footprint.Explanation.Length == 0 ? "footprint differs" : footprint.Explanation)
            + ", but the operation does not allocate the same bytes each time, and so its value may hold more or less by chance",
        Crept = false,
    };
}
