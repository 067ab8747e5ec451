using System.Diagnostics;
using System.Runtime;
using AllocGate.Probe.Running;
using AllocGate.Probe.Wire;

namespace AllocGate.Probe.Counting;

/// <summary>
/// Brings a benchmark to the code that production runs: tier 1 with profile. The tool shortens the runtime's delay before
/// it counts calls (<c>DOTNET_TC_CallCountingDelayMs=5</c>, by default 100). With no delay at all, everything that start-up
/// called is compiled again first, which takes longer.
/// </summary>
internal sealed class WarmUp(Workload workload)
{
    // The runtime counts 30 calls a tier; one more enters the next tier.
    private const int CallsPerTier = 31;
    private const int QuietCalls = 2 * CallsPerTier;
    private const int LongestPause = 16;
    private const long MostCallsPerTurn = 4_096;
    private static readonly TimeSpan _turn = TimeSpan.FromMilliseconds(2);
    private static readonly TimeSpan _gauge = TimeSpan.FromMilliseconds(1);
    private static readonly TimeSpan _quietTime = TimeSpan.FromMilliseconds(20);

    /// <summary>Time of one call as last seen; includes compilation at first.</summary>
    public TimeSpan CallTime { get; private set; }

    /// <summary>Calls made so far.</summary>
    public long Calls { get; private set; }

    /// <summary>Calls until the method runs its final code: as few as that takes, for a leak starts to grow with the first.</summary>
    /// <param name="tier">Tells when it does.</param>
    public CodeTier ReachFinalCode(MethodTier tier, WorkTime budget)
    {
        Run(1);
        for (var pause = 1; tier.IsListening ? !tier.IsFinal : Calls < QuietCalls; pause = Math.Min(pause * 2, LongestPause))
        {
            for (var i = 0; i < CallsPerTier && !tier.IsFinal; i++)
            {
                if (budget.IsOver)
                    return CodeTier.Unsettled;
                Run(1);
            }

            Thread.Sleep(pause);
        }

        return tier.IsListening ? CodeTier.Settled : CodeTier.Unknown;
    }

    /// <summary>Finds out what one call takes, its share of collections included, with as few calls as will do.</summary>
    public void TakeTime(long mostCalls)
    {
        for (var calls = 1L; calls <= mostCalls; calls *= 2)
        {
            Run(calls);
            if (CallTime * calls > _gauge)
                return;
        }
    }

    /// <summary>Calls until nothing is compiled any more.</summary>
    public bool ReachQuiet(long mostCalls, WorkTime budget)
    {
        var clock = Stopwatch.StartNew();
        var (compiled, since, from) = (JitInfo.GetCompiledMethodCount(), clock.Elapsed, Calls);
        while (Calls - from < QuietCalls || clock.Elapsed - since < _quietTime)
        {
            if (budget.IsOver)
                return false;
            Run(CallsIn(_turn, Math.Min(mostCalls, MostCallsPerTurn)));
            // On busy cores the compiler's background thread needs somebody to step aside.
            Thread.Sleep(1);
            if (JitInfo.GetCompiledMethodCount() is var now && now != compiled)
                (compiled, since, from) = (now, clock.Elapsed, Calls);
        }

        return true;
    }

    /// <summary>How many calls fit into a time, at least 1.</summary>
    public long CallsIn(TimeSpan time, long most) => Math.Clamp((long)(time / CallTime), 1, Math.Max(1, most));

    private void Run(long calls)
    {
        var start = Stopwatch.GetTimestamp();
        workload.Run(calls);
        var elapsed = Stopwatch.GetElapsedTime(start);
        CallTime = TimeSpan.FromTicks(Math.Max(1, elapsed.Ticks / calls));
        Calls += calls;
    }
}
