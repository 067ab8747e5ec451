using System.Diagnostics;

namespace AllocGate.Probe.Counting;

/// <summary>
/// A share of this process's own processor time. On a busy machine the clock runs on while others hold the cores, and code
/// that would have settled in a second looks as if it never did. What waits more than it works is ended by the clock.
/// </summary>
/// <param name="budget">Processor time of all threads of this process.</param>
/// <param name="limit">Time on the clock, whatever was used of it.</param>
internal sealed class WorkTime(TimeSpan budget, TimeSpan limit)
{
    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private readonly TimeSpan _start = Used();

    public bool IsOver => _clock.Elapsed > limit || (_clock.Elapsed > budget && Used() - _start > budget);

    private static TimeSpan Used()
    {
        using var process = Process.GetCurrentProcess();
        return process.TotalProcessorTime;
    }
}
