using AllocGate.Benchmarks;
using BenchmarkDotNet.Attributes;

namespace BulkInserts.Benchmarks;

/// <summary>Case 3: a total for each customer, got or added order by order.</summary>
public class CustomerTotalsBenchmarks
{
    private Order[] _orders = [];

    [Params(100, 1_000, 10_000)]
    public int N { get; set; }

    [GlobalSetup]
    public void Setup() => _orders = Orders.Create(N);

    [Benchmark]
    [BulkInsert(Rows = nameof(N))]
    public object GetOrAddAll() => CustomerTotals.GetOrAddAll(_orders);
}
