using AllocGate.Benchmarks;
using BenchmarkDotNet.Attributes;

namespace BulkInserts.Benchmarks;

/// <summary>Case 2: the amounts of all orders, one after the other.</summary>
public class AmountColumnBenchmarks
{
    private Order[] _orders = [];

    [Params(100, 1_000, 10_000)]
    public int N { get; set; }

    [GlobalSetup]
    public void Setup() => _orders = Orders.Create(N);

    [Benchmark]
    [BulkInsert(Rows = nameof(N))]
    public object AddRange() => AmountColumn.AddRange(_orders);
}
