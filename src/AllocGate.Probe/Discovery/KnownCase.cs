using AllocGate.Probe.Running;
using BenchmarkDotNet.Running;

namespace AllocGate.Probe.Discovery;

/// <summary>A benchmark case with its name.</summary>
/// <param name="Family">The name with <c>*</c> for the number of rows; null where none is declared.</param>
internal sealed record KnownCase(string Id, BenchmarkCase Benchmark, string? Family)
{
    public RunnableCase Runnable { get; } = RunnableCase.Of(Benchmark);
}
