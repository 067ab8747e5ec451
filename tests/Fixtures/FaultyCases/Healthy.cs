using AllocGate.Benchmarks;
using BenchmarkDotNet.Attributes;

namespace FaultyCases;

[AllocationGate]
public class Healthy
{
    [Params(1, 2, 3)]
    public int Hundreds { get; set; }

    [Benchmark]
    public object Body() => new byte[Hundreds * 100];
}
