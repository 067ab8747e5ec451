namespace AllocGate.Bench.Measured;

/// <summary>Keeps every core busy and the allocator as well, beside what is measured.</summary>
internal sealed class BusyMachine : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly List<Thread> _threads = [];

    public BusyMachine()
    {
        for (var i = 0; i < Environment.ProcessorCount; i++)
        {
            var thread = new Thread(Burn) { IsBackground = true, Name = $"load {i}" };
            thread.Start();
            _threads.Add(thread);
        }
    }

    public ValueTask DisposeAsync()
    {
        _stop.Cancel();
        foreach (var thread in _threads)
            thread.Join();
        _stop.Dispose();
        return ValueTask.CompletedTask;
    }

    private void Burn()
    {
        var kept = new byte[64][];
        for (var i = 0; !_stop.IsCancellationRequested; i++)
        {
            kept[i % kept.Length] = new byte[4_096];
            Random.Shared.NextBytes(kept[i % kept.Length]);
        }
    }
}
