using System.Diagnostics;
using AllocGate.Probe.Running;
using AllocGate.Probe.Wire;

namespace AllocGate.Probe.Tracking;

/// <summary>Runs a benchmark with tracking on. In a process of its own: what tracking allocates must not be in any figure.</summary>
internal sealed class LifetimeRun(Workload workload, TrackedSet tracked)
{
    private const long MostGrowth = 128L << 20;
    private const int TimeShare = 4;

    // In few steps, so that the same benchmark gets the same number of calls on any machine but a very slow one.
    private static readonly long[] _calls = [1, 4, 16, 64];

    /// <exception cref="PhaseFailedException">The benchmark threw.</exception>
    public (long Operations, IReadOnlyList<TrackedObjects> Objects) Count(TimeSpan budget)
    {
        workload.SetUp();
        var clock = Stopwatch.StartNew();
        var start = GC.GetTotalMemory(forceFullCollection: false);
        var calls = 0L;
        foreach (var upTo in _calls)
        {
            if (calls > 0 && (clock.Elapsed * TimeShare > budget || tracked.IsFull || GC.GetTotalMemory(forceFullCollection: false) - start > MostGrowth))
                break;
            workload.Run(upTo - calls);
            calls = upTo;
        }

        var objects = tracked.Count();
        workload.CleanUp();
        return (calls * workload.OperationsPerCall, objects);
    }
}
