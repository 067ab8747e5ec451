using System.Runtime.CompilerServices;
using AllocGate.Probe.Counting;
using AllocGate.Probe.Running;
using AllocGate.Probe.Wire;

namespace AllocGate.Probe.Profiling;

/// <summary>Runs one case to its final code and then a few operations between marks, with every object reported.</summary>
internal sealed class ProfileRun(Workload workload, TimeSpan budget)
{
    private const int Patience = 4;
    private const int FirstCalls = 2;
    private const long MostCallsToGauge = 256;

    // Each object is an event of about 60 B with a walk of the stack, about 5 µs.
    private const long MostObjects = 20_000;
    private const long SmallestObject = 24;
    private const long MostCalls = 2_520;
    private static readonly TimeSpan _mostTime = TimeSpan.FromMilliseconds(50);

    /// <exception cref="PhaseFailedException">The benchmark threw.</exception>
    /// <exception cref="NotSupportedException">The runtime reports no events in this project.</exception>
    public ProfiledOperations Record()
    {
        var warmUp = new WarmUp(workload);
        workload.SetUp();
        // In code that is not optimised yet, nothing is inlined: it shows where the objects of inlined methods come from.
        using (var first = new ObjectEvents())
        {
            if (!first.IsListening)
                throw new NotSupportedException("The project switches event sources off (EventSourceSupport), so the runtime cannot say which line allocates.");
            workload.Run(FirstCalls);
        }

        var tier = warmUp.ReachFinalCode(new WorkTime(budget, budget * Patience));
        warmUp.TakeTime(MostCallsToGauge);
        var bearable = MostObjects * SmallestObject / Math.Max(1, workload.Count(1).Thread);
        var calls = BatchSize.Below(Math.Max(1, Math.Min(warmUp.CallsIn(_mostTime, MostCalls), bearable)));
        using var events = new ObjectEvents();
        // The first calls under the new session pay for what the session itself sets up. And the first object of a type on each
        // thread is reported together with those left out before: as many calls as will count let the pool's threads say theirs.
        workload.Run(calls);
        RunMarked(calls);
        workload.CleanUp();
        return new ProfiledOperations(calls * workload.OperationsPerCall, tier);
    }

    // What iteration hooks allocate is outside the marks.
    private void RunMarked(long calls)
    {
        if (!workload.IsBracketed)
        {
            CallMarked(calls);
            return;
        }

        for (var i = 0L; i < calls; i++)
            workload.BetweenHooks(() => CallMarked(1));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void CallMarked(long calls)
    {
        // Given to a call that is never inlined: the compiler must not find them unused.
        GC.KeepAlive(new OperationsBegin());
        workload.Call(calls);
        GC.KeepAlive(new OperationsEnd());
    }
}
