using AllocGate.Probe.Counting;
using AllocGate.Probe.Running;
using AllocGate.Probe.Wire;

namespace AllocGate.Probe;

/// <summary>The order in which one case is counted, and how its time is shared out.</summary>
internal sealed class CaseRun(Workload workload, TimeSpan budget)
{
    // Of the budget. What a quick operation needs is far less: these bound slow ones.
    private const double RetainedShare = 0.03;
    private const double ExtensionShare = 0.5;
    private const double BatchShare = 0.2;
    private const int QuietShare = 2;

    // In budgets. Generous, since a busy machine must not turn a figure into none; the tool's own timeout is the limit.
    private const int CompilerPatience = 8;
    private const int RetainedPatience = 16;
    private const int SharesPerBatch = 32;
    private const int SharesPerTurn = 128;
    private static readonly TimeSpan _batchTime = TimeSpan.FromMilliseconds(2);

    // A leak of megabytes a call must not eat the machine.
    private const long MostGrowth = 128L << 20;

    /// <exception cref="PhaseFailedException">The benchmark threw.</exception>
    public (AllocatedCount Allocated, RetainedCount Retained, FootprintCount Footprint) Count(bool withRetained)
    {
        var warmUp = new WarmUp(workload);
        workload.SetUp();
        var live = LiveHeap.Read();
        var tier = warmUp.ReachFinalCode(new WorkTime(budget, budget * CompilerPatience));
        var growth = Math.Max(1, (LiveHeap.Read() - live) / warmUp.Calls);

        // Live bytes first: a set that doubles now and then shows only while few operations have run before.
        var bearable = MostGrowth / growth;
        warmUp.TakeTime(bearable / SharesPerTurn);
        RetainedCount retained = withRetained
            ? new RetainedRounds(workload).Count(warmUp.CallTime, bearable, budget * RetainedShare, budget * ExtensionShare, budget * RetainedPatience)
            : new RetainedCount.NotAsked();
        if (tier == CodeTier.Settled && !warmUp.ReachQuiet(bearable / SharesPerTurn, new WorkTime(budget * QuietShare, budget * CompilerPatience)))
            tier = CodeTier.Unsettled;

        var calls = BatchSize.Below(warmUp.CallsIn(_batchTime, bearable / SharesPerBatch));
        var batches = new AllocatedBatches(workload).Count(calls, budget * BatchShare);
        var footprint = new FootprintRounds(workload, withRetained).CountAndCleanUp(warmUp.CallTime, budget * RetainedPatience);
        return (new AllocatedCount.Counted(batches, tier, []), retained, footprint);
    }
}
