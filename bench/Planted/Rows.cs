using AllocGate.Benchmarks;
using BenchmarkDotNet.Attributes;

namespace Planted;

/// <summary>A bulk insert. Planted: a key of four bytes is stored in twelve, 8 B more a row.</summary>
public class Rows
{
    [Params(1_000, 2_000, 4_000)]
    public int N;

    [Benchmark]
    [BulkInsert(Rows = nameof(N))]
    public object Insert()
    {
#if PLANTED
        return new (int, int, int)[N];
#else
        return new int[N];
#endif
    }
}
