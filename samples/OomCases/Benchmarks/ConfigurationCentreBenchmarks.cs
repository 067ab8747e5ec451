using AllocGate.Benchmarks;
using BenchmarkDotNet.Attributes;

namespace OomCases.Benchmarks;

/// <summary>Case 1: a configuration centre is reloaded; 25 of its 500 keys have changed.</summary>
public class ConfigurationCentreBenchmarks
{
    private readonly ConfigurationCentre _centre = new();
    private Dictionary<string, byte[]> _live = [];
    private Dictionary<string, byte[]> _next = [];

    [GlobalSetup]
    public void Setup()
    {
        _live = Batch.Create(rows: 500);
        _next = Batch.Change(_live, every: 20);
        _centre.Reload(_live);
    }

    [Benchmark]
    [AllocationGate]
    public int Reload25Of500()
    {
        (_live, _next) = (_next, _live);
        return _centre.Reload(_live);
    }
}
