namespace AllocGate.Tests.Reporting.GitHub;

/// <summary>No time passes until the test says that all of it has.</summary>
internal sealed class ManualTime : TimeProvider
{
    private readonly Lock _lock = new();
    private readonly HashSet<ManualTimer> _timers = [];

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        lock (_lock)
        {
            var timer = new ManualTimer(this, () => callback(state));
            _timers.Add(timer);
            return timer;
        }
    }

    public void Elapse()
    {
        List<ManualTimer> due;
        lock (_lock)
            due = [.. _timers];
        due.ForEach(timer => timer.Elapsed());
    }

    private sealed class ManualTimer(ManualTime time, Action elapsed) : ITimer
    {
        public Action Elapsed { get; } = elapsed;

        public bool Change(TimeSpan dueTime, TimeSpan period) => true;

        public void Dispose()
        {
            lock (time._lock)
                time._timers.Remove(this);
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
