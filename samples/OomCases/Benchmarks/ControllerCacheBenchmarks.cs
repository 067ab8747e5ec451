using AllocGate.Benchmarks;
using BenchmarkDotNet.Attributes;

namespace OomCases.Benchmarks;

/// <summary>Case 3: a controller lists its 500 objects again and puts them all into its cache.</summary>
public class ControllerCacheBenchmarks
{
    private readonly ControllerCache _cache = new();
    private Dictionary<string, byte[]> _objects = [];

    [GlobalSetup]
    public void Setup()
    {
        _objects = Batch.Create(rows: 500);
        _cache.PutAll(_objects);
    }

    [Benchmark]
    [AllocationBudget(Allocated = "0 B")]
    public int Resync500()
    {
        _cache.PutAll(_objects);
        return _cache.Handlers;
    }
}
