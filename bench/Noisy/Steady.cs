using AllocGate.Benchmarks;
using BenchmarkDotNet.Attributes;

namespace Noisy;

/// <summary>The same bytes each time.</summary>
[AllocationGate]
public class Steady
{
    [Benchmark]
    public int Nothing() => 1;

    [Benchmark]
    public object SmallObject() => new byte[64];

    [Benchmark]
    public object Megabyte() => new byte[1 << 20];
}
