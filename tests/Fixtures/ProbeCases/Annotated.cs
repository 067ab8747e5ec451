using AllocGate.Benchmarks;
using BenchmarkDotNet.Attributes;

namespace ProbeCases;

public class Annotated
{
    [Params(500)]
    public int Entries { get; set; }

    [Benchmark]
    [BulkInsert(Rows = nameof(Entries))]
    public Dictionary<int, int> Bulk()
    {
        var map = new Dictionary<int, int>(Entries);
        for (var i = 0; i < Entries; i++)
            map[i] = i;
        return map;
    }

    [Benchmark]
    [AllocationBudget(Allocated = "24 B", Retained = "0 B")]
    public object Budgeted() => Entries;

    [Benchmark]
    [BenchmarkCategory("AllocGate", "Other")]
    public void ByCategory()
    {
    }

    [Benchmark]
    public void NotAnnotated()
    {
    }
}
