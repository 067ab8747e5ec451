using System.Diagnostics;
using System.Runtime;
using System.Runtime.CompilerServices;
using AllocGate.Probe.Running;
using AllocGate.Probe.Wire;

namespace AllocGate.Probe.Counting;

/// <summary>
/// Brings a benchmark to the code that production runs: tier 1 with profile. The tool shortens the runtime's delay before
/// it counts calls (<c>DOTNET_TC_CallCountingDelayMs</c>, by default 100). With no delay at all, everything that start-up
/// called is compiled again first, which takes longer.
/// </summary>
internal sealed class WarmUp(Workload workload)
{
    // The runtime counts 30 calls a tier; one more enters the next tier.
    private const int CallsPerTier = 31;
    private const int LongestPause = 16;
    private const long MostCallsPerStep = 256;
    private const int StepsPerTurn = 16;
    private static readonly TimeSpan _step = TimeSpan.FromMilliseconds(0.05);
    private static readonly TimeSpan _gauge = TimeSpan.FromMilliseconds(1);

    private Sentinel _sentinel = Sentinel.First();

    /// <summary>Shortest time of one call that was seen: what a busy machine adds is not the call's.</summary>
    public TimeSpan CallTime { get; private set; } = TimeSpan.MaxValue;

    /// <summary>Calls made so far.</summary>
    public long Calls { get; private set; }

    /// <summary>Calls until the method runs its final code: as few as that takes, for a leak starts to grow with the first.</summary>
    public CodeTier ReachFinalCode(WorkTime budget)
    {
        Run(1);
        _sentinel = _sentinel.Next()!;
        for (var pause = 1; !_sentinel.IsFinal; pause = Math.Min(pause * 2, LongestPause))
        {
            for (var i = 0; i < CallsPerTier && !_sentinel.IsFinal; i++)
            {
                if (budget.IsOver)
                    return CodeTier.Unsettled;
                Run(1);
                _sentinel.Step();
            }

            // On busy cores the compiler's background thread needs somebody to step aside.
            Thread.Sleep(pause);
        }

        return CodeTier.Settled;
    }

    /// <summary>Finds out what one call takes, its share of collections included, with as few calls as will do.</summary>
    public void TakeTime(long mostCalls)
    {
        CallTime = TimeSpan.MaxValue;
        for (var calls = 1L; calls <= mostCalls; calls *= 2)
        {
            Run(calls);
            if (CallTime * calls > _gauge)
                return;
        }
    }

    /// <summary>Calls until a whole passage through the tiers ends with nothing else compiled beside it.</summary>
    public bool ReachQuiet(long mostCalls, WorkTime budget)
    {
        var calls = CallsIn(_step, Math.Min(mostCalls, MostCallsPerStep));
        while (_sentinel.Next() is { } next)
        {
            _sentinel = next;
            if (Accompany(calls, budget) is not { } compiled)
                return false;
            if (compiled <= Sentinel.MostRecompilations)
                return true;
        }

        return false;
    }

    /// <summary>How many calls fit into a time, at least 1.</summary>
    public long CallsIn(TimeSpan time, long most) => Math.Clamp((long)(time / CallTime), 1, Math.Max(1, most));

    // Two steps a call: a method that is one tier behind needs half of what a fresh one needs, and calls may be slow.
    // Returns how many methods were compiled meanwhile, or null where there was no time for it.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private long? Accompany(long calls, WorkTime budget)
    {
        var compiled = JitInfo.GetCompiledMethodCount();
        for (var step = 1; !_sentinel.IsFinal; step++)
        {
            if (budget.IsOver)
                return null;
            Run(calls);
            _sentinel.Step();
            _sentinel.Step();
            if (step % StepsPerTurn == 0)
                Thread.Sleep(1);
        }

        return JitInfo.GetCompiledMethodCount() - compiled;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Run(long calls)
    {
        var start = Stopwatch.GetTimestamp();
        workload.Run(calls);
        var callTime = TimeSpan.FromTicks(Math.Max(1, Stopwatch.GetElapsedTime(start).Ticks / calls));
        if (callTime < CallTime)
            CallTime = callTime;
        Calls += calls;
    }
}
