using AllocGate.Core.Measuring;

namespace AllocGate.Core.Comparing;

/// <summary>How much growth fails a pull request.</summary>
/// <param name="AllocatedBytes">
/// Least growth of allocated that can fail, in B/op: one minimal object on 64-bit. The smallest false alarm seen in public gates was 40 B on
/// operations of 12 KB and more, so this floor holds together with <paramref name="AllocatedPercent"/>.
/// </param>
/// <param name="AllocatedPercent">Least growth of allocated that can fail, in percent of base.</param>
/// <param name="RetainedBytes">Least growth of retained that can fail, in B/op.</param>
/// <param name="FootprintBytes">Least growth of a footprint that can fail, in B.</param>
/// <param name="FootprintPercent">Least growth of a footprint that can fail, in percent of base; both must be reached.</param>
/// <param name="NoisyBytes">An interval of retained that is wider than this (B/op), and that does not rule out growth that fails, is too noisy to pass ...</param>
/// <param name="NoisyPercent">... where it is also wider than this many percent of what base retains.</param>
public sealed record Thresholds(long AllocatedBytes, decimal AllocatedPercent, long RetainedBytes, long FootprintBytes, decimal FootprintPercent, long NoisyBytes, decimal NoisyPercent)
{
    /// <summary>
    /// Growth of allocated or a footprint (B) since the figure accepted last that fails, where several steps each passed; the ordinary limit
    /// where that is less. Thirty steps of 40 B, the smallest false alarm of one measurement, are more.
    /// </summary>
    public long CreepBytes { get; init; } = 1024;

    /// <summary>Other limits for some projects and cases; of two for the same case the later one holds.</summary>
    public IReadOnlyList<ThresholdOverride> Overrides { get; init; } = [];

    public static Thresholds Default { get; } = new(AllocatedBytes: 24, AllocatedPercent: 1, RetainedBytes: 1, FootprintBytes: 24, FootprintPercent: 1, NoisyBytes: 24, NoisyPercent: 1);

    /// <summary>The limits of one case.</summary>
    public Thresholds For(RowKey key) => Overrides.Where(o => o.Holds(key)).Aggregate(this, (limits, o) => o.Over(limits));

    /// <summary>With limits that win over all others: over the overrides too where they are for everything.</summary>
    public Thresholds With(ThresholdOverride limits) => limits is { Project: null, Glob: null }
        ? limits.Over(this) with { Overrides = [.. Overrides.Select(limits.Over)] }
        : this with { Overrides = [.. Overrides, limits] };

    /// <summary>The growth (B) from which allocated or a footprint fails on a given base: both limits must be reached, and any growth fails on 0.</summary>
    public decimal Limit(Metric metric, BytesPerOperation @base)
    {
        var (bytes, percent) = Floor(metric);
        return @base.IsZero ? 0 : Math.Max(bytes, @base.ToDecimal() * percent / 100);
    }

    /// <summary>The growth (B) since the accepted figure from which creep fails.</summary>
    public decimal CreepLimit(Metric metric, BytesPerOperation accepted) =>
        metric == Metric.Retained ? RetainedBytes : Math.Min(CreepBytes, Limit(metric, accepted));

    /// <summary>The least growth that can fail, in B and in percent of base.</summary>
    public (long Bytes, decimal Percent) Floor(Metric metric) =>
        metric == Metric.Footprint ? (FootprintBytes, FootprintPercent) : (AllocatedBytes, AllocatedPercent);
}
