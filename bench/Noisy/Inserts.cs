using System.Collections.Concurrent;
using AllocGate.Benchmarks;
using BenchmarkDotNet.Attributes;

namespace Noisy;

/// <summary>Bulk inserts: one that is exact, one whose rows differ in size, one that many threads fill.</summary>
public class Inserts
{
    private readonly Random _random = new();

    [Params(1_000, 2_000, 4_000)]
    public int N;

    [Benchmark]
    [BulkInsert(Rows = nameof(N))]
    public object Steady()
    {
        var map = new Dictionary<int, long>(N);
        for (var i = 0; i < N; i++)
            map[i] = i;
        return map;
    }

    [Benchmark]
    [BulkInsert(Rows = nameof(N))]
    public object OfAnySize()
    {
        var rows = new object[N];
        for (var i = 0; i < N; i++)
            rows[i] = new byte[_random.Next(1, 64)];
        return rows;
    }

    [Benchmark]
    [BulkInsert(Rows = nameof(N))]
    public object InParallel()
    {
        var map = new ConcurrentDictionary<int, object>();
        Parallel.For(0, N, i => map[i] = new object());
        return map;
    }
}
