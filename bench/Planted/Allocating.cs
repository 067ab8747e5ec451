using AllocGate.Benchmarks;
using BenchmarkDotNet.Attributes;

namespace Planted;

/// <summary>Regressions of allocated bytes. Built with Plant=On each holds one, with Plant=Off none.</summary>
[AllocationGate]
public class Allocating
{
    private const int Megabyte = 1 << 20;

    /// <summary>Planted: one object of 24 B beside 1 MB.</summary>
    [Benchmark]
    public object OneMegabyte()
    {
        var bytes = new byte[Megabyte];
#if PLANTED
        GC.KeepAlive(new Small());
#endif
        return bytes;
    }

    private sealed class Small
    {
        public long Value = 1;
    }
}
