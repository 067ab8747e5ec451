using AllocGate.Probe.Running;
using BenchmarkDotNet.Running;

namespace AllocGate.Probe.Discovery;

/// <summary>A benchmark case with its name.</summary>
internal sealed record KnownCase(string Id, BenchmarkCase Benchmark)
{
    public RunnableCase Runnable { get; } = RunnableCase.Of(Benchmark);
}
