using AllocGate.Benchmarks;
using BenchmarkDotNet.Attributes;

namespace BulkInserts.Benchmarks;

/// <summary>Case 1: orders by number, all of them at once.</summary>
public class OrderIndexBenchmarks
{
    private Order[] _orders = [];

    [Params(100, 1_000, 10_000)]
    public int N { get; set; }

    [GlobalSetup]
    public void Setup() => _orders = Orders.Create(N);

    [Benchmark]
    [BulkInsert(Rows = nameof(N))]
    public object PutAll() => OrderIndex.PutAll(_orders);
}
