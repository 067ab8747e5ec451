using AllocGate.Core.Measuring;
using AllocGate.Probe.Wire;

namespace AllocGate.Probe.Tests;

/// <summary>What the judgement makes of the probe's raw counts.</summary>
internal static class Readings
{
    /// <summary>B/op on the benchmark's own thread; all batches must agree.</summary>
    public static decimal ThreadBytes(CaseResult result) => Batches(result).Select(b => (decimal)b.ThreadBytes / b.Operations).Distinct().Single();

    public static IReadOnlyList<AllocatedBatch> Batches(CaseResult result) => Counted(result).Batches;

    public static AllocatedCount.Counted Counted(CaseResult result)
    {
        Assert.Null(result.Failure);
        return Assert.IsType<AllocatedCount.Counted>(result.Allocated);
    }

    public static Reading Retained(CaseResult result)
    {
        Assert.Null(result.Failure);
        var count = Assert.IsType<RetainedCount.Counted>(result.Retained);
        return RetainedSlope.From(count.Rounds.Select(r => new HeapRound(r.Operations, r.LiveBytes)).ToList(), count.Horizon);
    }
}
