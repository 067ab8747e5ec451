using AllocGate.Benchmarks;
using BenchmarkDotNet.Attributes;

namespace OomCases.Benchmarks;

/// <summary>Case 2: a metrics aggregator takes in one batch of samples of series that it knows.</summary>
public class MetricsAggregatorBenchmarks
{
    private readonly MetricsAggregator _aggregator = new();
    private Dictionary<string, byte[]> _samples = [];

    [Params(100, 500)]
    public int Samples { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        _samples = Batch.Create(Samples);
        _aggregator.PutAll(_samples);
    }

    [Benchmark]
    [BulkInsert(Rows = nameof(Samples))]
    public int PutAll()
    {
        _aggregator.PutAll(_samples);
        return _aggregator.Count;
    }
}
