using System.Collections.Concurrent;

namespace AllocGate.Tests.Reporting.GitHub;

/// <summary>Every wait is over at once, and written down.</summary>
internal sealed class InstantTime : TimeProvider
{
    private readonly ConcurrentQueue<TimeSpan> _waits = new();

    public IReadOnlyList<TimeSpan> Waits => [.. _waits];

    /// <summary>What happens meanwhile, during the next wait.</summary>
    public Func<Task>? Meanwhile { get; set; }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        _waits.Enqueue(dueTime);
        if (Meanwhile is { } meanwhile)
        {
            Meanwhile = null;
            Task.Run(meanwhile).GetAwaiter().GetResult();
        }

        return System.CreateTimer(callback, state, TimeSpan.Zero, Timeout.InfiniteTimeSpan);
    }
}
