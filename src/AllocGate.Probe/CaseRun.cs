using AllocGate.Probe.Counting;
using AllocGate.Probe.Running;
using AllocGate.Probe.Wire;

namespace AllocGate.Probe;

/// <summary>The order in which one case is counted, and how its time is shared out.</summary>
internal sealed class CaseRun(Workload workload, TimeSpan budget)
{
    private const double RetainedShare = 0.35;
    private const double BatchShare = 0.3;
    private const int QuietShare = 2;

    // In budgets. Generous, since a busy machine must not turn a figure into none; the tool's own timeout is the limit.
    private const int CompilerPatience = 8;
    private const int RetainedPatience = 16;
    private const int SharesPerBatch = 32;
    private const int SharesPerTurn = 128;
    private static readonly TimeSpan _batchTime = TimeSpan.FromMilliseconds(5);

    private static readonly long[] _batchSizes = [1, 2, 4, 6, 12, 24, 48, 60, 120, 240, 360, 720, 1_260, 2_520, 5_040, 10_080];

    // A leak of megabytes a call must not eat the machine.
    private const long MostGrowth = 128L << 20;

    /// <exception cref="PhaseFailedException">The benchmark threw.</exception>
    public (AllocatedCount Allocated, RetainedCount Retained) Count(bool withRetained)
    {
        var warmUp = new WarmUp(workload);
        CodeTier tier;
        long growth;
        using (var method = new MethodTier(workload.Method))
        {
            workload.SetUp();
            var live = LiveHeap.Read();
            tier = warmUp.ReachFinalCode(method, new WorkTime(budget, budget * CompilerPatience));
            growth = Math.Max(1, (LiveHeap.Read() - live) / warmUp.Calls);
        }

        // Live bytes first: a set that doubles now and then shows only while few operations have run before.
        var bearable = MostGrowth / growth;
        warmUp.TakeTime(bearable / SharesPerTurn);
        RetainedCount retained = withRetained
            ? new RetainedRounds(workload).Count(warmUp.CallTime, bearable, budget * RetainedShare, budget * RetainedPatience)
            : new RetainedCount.NotAsked();
        if (!warmUp.ReachQuiet(bearable / SharesPerTurn, new WorkTime(budget * QuietShare, budget * CompilerPatience)))
            tier = CodeTier.Unsettled;

        var calls = Divisible(warmUp.CallsIn(_batchTime, bearable / SharesPerBatch));
        var batches = new AllocatedBatches(workload).Count(calls, budget * BatchShare);
        workload.CleanUp();
        return (new AllocatedCount.Counted(batches, tier, []), retained);
    }

    // So that what happens at every second, third or twenty-fourth call happens equally often in each batch.
    private static long Divisible(long calls) => _batchSizes.Last(size => size <= calls);
}
