using System.Diagnostics;
using System.Runtime.CompilerServices;
using AllocGate.Probe.Running;
using AllocGate.Probe.Wire;

namespace AllocGate.Probe.Counting;

/// <summary>
/// Reads the live heap after rounds of operations: to one horizon in equal steps, then on to four times as many operations
/// in steps three times as long. What is still growing then is a leak; a cache that has filled up is not.
/// </summary>
internal sealed class RetainedRounds(Workload workload)
{
    private const int MostRounds = 8;
    private const int FewestRounds = 2;
    private const int FarStep = 3;
    private const int Horizons = 1 + FarStep;
    private const long MostCallsPerRound = 20_000;
    private const int SettlingReads = 4;
    private const int MostRepeats = 2;
    private const long MostBytesPerThread = 4_096;

    /// <param name="callTime">Time of one call.</param>
    /// <param name="mostCalls">What the heap can bear, all rounds together.</param>
    /// <param name="budget">Time for all rounds; a goal.</param>
    /// <param name="limit">Time beyond which even the shortest series is not tried.</param>
    public RetainedCount Count(TimeSpan callTime, long mostCalls, TimeSpan budget, TimeSpan limit)
    {
        var clock = Stopwatch.StartNew();
        for (var i = 0; i < SettlingReads; i++)
            _ = LiveHeap.Read();
        var read = clock.Elapsed / SettlingReads;

        var rounds = (int)Math.Clamp(Math.Min(budget / (callTime * Horizons), budget / (read * 2)), FewestRounds, MostRounds);
        if (callTime * rounds * Horizons > limit)
            return new RetainedCount.Unknown($"One call takes {callTime.TotalSeconds:0.##} s, and {rounds * Horizons} are needed.");

        var time = budget - clock.Elapsed - (read * (2 * rounds));
        var calls = Math.Min((long)(time / (callTime * rounds * Horizons)), mostCalls / (rounds * Horizons));
        return InSteadyPool(() => Series(Math.Clamp(calls, 1, MostCallsPerRound), rounds, clock, limit), () => clock.Elapsed < limit / 4);
    }

    // Each thread that the pool adds, as it does on busy cores, leaves about 1 KB of the runtime's own: over few operations
    // that looks like a leak. Where the pool does not come to rest, growth that its threads can explain is not called one.
    private static RetainedCount InSteadyPool(Func<RetainedCount> series, Func<bool> hasTime)
    {
        for (var repeats = 0; ; repeats++)
        {
            var threads = ThreadPool.ThreadCount;
            var counted = series();
            var added = ThreadPool.ThreadCount - threads;
            if (added <= 0)
                return counted;
            if (repeats < MostRepeats && hasTime())
                continue;
            return counted is RetainedCount.Counted { Rounds: var rounds } && rounds[^1].LiveBytes - rounds[0].LiveBytes <= added * MostBytesPerThread
                ? new RetainedCount.Unknown($"The thread pool grew by {added} threads while the heap was read, and what stayed can be theirs.")
                : counted;
        }
    }

    private RetainedCount Series(long callsPerRound, int rounds, Stopwatch clock, TimeSpan limit)
    {
        var (operations, live) = (new long[1 + (2 * rounds)], new long[1 + (2 * rounds)]);
        if (!Fill(operations, live, callsPerRound, rounds, clock, limit))
            return new RetainedCount.Unknown($"The operation slowed down: its rounds did not end within {limit.TotalSeconds:0.#} s.");
        var series = operations.Zip(live, (o, l) => new RetainedRound(o, l)).ToList();
        return new RetainedCount.Counted(series, callsPerRound * rounds * workload.OperationsPerCall, []);
    }

    // Allocates nothing: the series must not see itself.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private bool Fill(long[] operations, long[] live, long callsPerRound, int rounds, Stopwatch clock, TimeSpan limit)
    {
        live[0] = LiveHeap.Read();
        for (var i = 1; i < live.Length; i++)
        {
            if (clock.Elapsed > limit)
                return false;
            var calls = i <= rounds ? callsPerRound : callsPerRound * FarStep;
            workload.Run(calls);
            operations[i] = operations[i - 1] + (calls * workload.OperationsPerCall);
            live[i] = LiveHeap.Read();
        }

        return true;
    }
}
