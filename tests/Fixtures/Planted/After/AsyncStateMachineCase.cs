using BenchmarkDotNet.Attributes;

namespace Planted;

[BenchmarkCategory("AllocGate")]
public class AsyncStateMachineCase
{
    private readonly Task<int> _loaded = Task.FromResult(1_000);

    [Benchmark]
    public Task<int> AsyncStateMachine() => LoadAsync();

    private async Task<int> LoadAsync() => await _loaded;
}
