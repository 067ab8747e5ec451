using System.Diagnostics;
using System.Runtime.CompilerServices;
using AllocGate.Probe.Running;
using AllocGate.Probe.Wire;

namespace AllocGate.Probe.Counting;

/// <summary>
/// Reads the live heap with what an operation built kept, and without it. A result is kept and dropped; where a bulk insert returns
/// nothing, a new instance of the benchmark is read before and after its first call, in code that is warm by then.
/// </summary>
/// <param name="asked">False: only the clean-up is done.</param>
internal sealed class FootprintRounds(Workload workload, bool asked)
{
    private const int FewestRounds = 2;
    private const int MostRounds = 4;
    private const int Slots = 3;
    private const long SmallResult = 8L << 20;
    private static readonly TimeSpan _fastCall = TimeSpan.FromMilliseconds(50);

    private int _slots = Slots;

    /// <summary>The last thing that is done with a case; its global cleanup runs here.</summary>
    /// <param name="callTime">Time of one call.</param>
    /// <param name="limit">Time after which no further round is begun.</param>
    /// <exception cref="PhaseFailedException">The global cleanup threw.</exception>
    public FootprintCount CountAndCleanUp(TimeSpan callTime, TimeSpan limit)
    {
        if (callTime > _fastCall)
            _slots = 2;
        var results = asked ? workload.Results(Slots) : null;
        var mayFill = asked && workload.IsBulkInsert;
        var ofResult = mayFill && results is not { CanHold: true } ? null : OfResult(results, callTime, limit);
        results = null;
        workload.CleanUp();
        return ofResult is null || (mayFill && HoldsNothing(ofResult)) ? Rounds(OfInstance, callTime, limit) : ofResult;
    }

    // What an instance fills again and again and returns is held without us, too.
    private static bool HoldsNothing(FootprintCount count) => count is FootprintCount.Counted { Rounds: var rounds } && rounds[^1].Bytes == 0;

    private FootprintCount OfResult(KeptResults? results, TimeSpan callTime, TimeSpan limit)
    {
        if (!asked)
            return new FootprintCount.NotAsked();
        if (results is null)
            return new FootprintCount.Nothing("the operation returns nothing that could be kept");
        return Rounds(() => workload.IsBracketed ? Bracketed(results) : Together(results), callTime, limit);
    }

    private static FootprintCount Rounds(Func<FootprintRound> round, TimeSpan callTime, TimeSpan limit)
    {
        var clock = Stopwatch.StartNew();
        var rounds = new List<FootprintRound>();
        try
        {
            _ = LiveHeap.Read();
            while (rounds.Count < MostRounds && !(rounds.Count >= FewestRounds && rounds[^1] == rounds[^2]))
            {
                if (clock.Elapsed + (callTime * Slots) > limit)
                    break;
                rounds.Add(round());
            }
        }
        // The figures of the case are in by now: they must not be lost to a benchmark that bears no further round.
        catch (PhaseFailedException e) when (e.Phase is FailurePhase.Constructor or FailurePhase.GlobalSetup or FailurePhase.GlobalCleanup)
        {
            return new FootprintCount.Unbearable($"it takes a second instance, for which {e.Phase} threw: {e.Message}");
        }
        catch (PhaseFailedException e)
        {
            return new FootprintCount.Unknown($"{e.Phase} threw when the operation was run once more to count its result: {e.Message}");
        }

        return rounds.Count > 0
            ? new FootprintCount.Counted(rounds)
            : new FootprintCount.Unknown($"One call takes {callTime.TotalSeconds:0.##} s: there was no time to count its result.");
    }

    // What one more kept result holds. Where the instance keeps its latest result too, dropping the latest frees nothing; where results
    // share something, they share it with the latest as well. The larger of the two is what one of them holds.
    private FootprintRound Together(KeptResults results)
    {
        var allocated = GC.GetAllocatedBytesForCurrentThread();
        Keep(results, 0);
        Spare(GC.GetAllocatedBytesForCurrentThread() - allocated);
        for (var i = 1; i < _slots; i++)
            Keep(results, i);
        var all = LiveHeap.Read();
        for (var i = 0; i < _slots - 1; i++)
            results.Drop(i);
        var latest = LiveHeap.Read();
        results.Drop(_slots - 1);
        var alone = new FootprintRound(1, latest - LiveHeap.Read());
        return _slots == 1 ? alone : Larger(new FootprintRound(_slots - 1, all - latest), alone);
    }

    // A result of half the machine's memory fits once.
    private void Spare(long bytes)
    {
        if (bytes > SmallResult)
            _slots = Math.Min(_slots, bytes < GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 8 ? 2 : 1);
    }

    // Hooks may empty what was built, so that each call is read between its own.
    private FootprintRound Bracketed(KeptResults results)
    {
        var (before, kept, dropped) = (0L, 0L, 0L);
        workload.BetweenHooks(() =>
        {
            before = LiveHeap.Read();
            Keep(results, 0);
            kept = LiveHeap.Read();
            results.Drop(0);
            dropped = LiveHeap.Read();
        });
        return new FootprintRound(1, kept - Math.Min(before, dropped));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private FootprintRound OfInstance()
    {
        var renewed = workload.Renewed();
        renewed.SetUp();
        var (before, filled) = (0L, 0L);
        renewed.BetweenHooks(() =>
        {
            before = LiveHeap.Read();
            renewed.Call(1);
            filled = LiveHeap.Read();
        });
        renewed.CleanUp();
        return new FootprintRound(1, filled - before);
    }

    private static void Keep(KeptResults results, int slot) => PhaseFailedException.During(FailurePhase.Benchmark, () =>
    {
        results.Keep(slot);
        return true;
    });

    private static FootprintRound Larger(FootprintRound left, FootprintRound right) =>
        left.Bytes * right.Values >= right.Bytes * left.Values ? left : right;
}
