using BenchmarkDotNet.Attributes;

namespace ProbeCases;

public class Hooks
{
    private byte[] _buffer = [];
    private bool _ready;

    [GlobalSetup(Target = nameof(NeedsSetup))]
    public async Task SetUpAsync()
    {
        await Task.Yield();
        _ready = true;
    }

    [GlobalSetup(Target = nameof(Bracketed))]
    public void OtherSetUp() => _buffer = [];

    [IterationSetup(Target = nameof(Bracketed))]
    public void Fill() => _buffer = new byte[10_000];

    [IterationCleanup(Target = nameof(Bracketed))]
    public void Empty() => _buffer = _buffer.Length == 0 ? throw new InvalidOperationException("ran twice") : [];

    [Benchmark]
    public object NeedsSetup() => _ready ? new object() : throw new InvalidOperationException("not set up");

    [Benchmark]
    public object Bracketed() => _buffer.Length == 0 ? throw new InvalidOperationException("not filled") : new object();
}
