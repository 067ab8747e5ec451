using System.Text.Json.Serialization;
using AllocGate.Core.Measuring;
using AllocGate.Core.Profiling;

namespace AllocGate.Core.Comparing;

/// <summary>One row of the report: a benchmark case on both sides of the change.</summary>
/// <param name="Key">The row's identity.</param>
/// <param name="Name">How people know it. Hostile text.</param>
/// <param name="Location">Its [Benchmark] line at head, where known.</param>
/// <param name="Comparisons">One entry a metric that applies on a side.</param>
/// <param name="Notes">How the figures came about.</param>
public sealed record ComparedRow(
    RowKey Key,
    string Name,
    SourceLine? Location,
    IReadOnlyList<Comparison> Comparisons,
    IReadOnlyList<string> Notes)
{
    /// <summary>Which lines allocate; absent where nobody looked, which is where the case has not grown beyond a limit.</summary>
    public AllocatingLines? AllocatingLines { get; init; }

    /// <summary>What retained rests on; absent where nothing is retained on either side.</summary>
    public LiveHeap? LiveHeap { get; init; }

    /// <summary>Its id at base, where allocgate.json declares it renamed; absent where it is not.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? RenamedFrom { get; init; }

    /// <summary>Of a missing row: the id that it may have now; absent where nothing fits, or more than one.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? RenamedTo { get; init; }

    /// <summary>The comparison of one metric.</summary>
    /// <exception cref="InvalidOperationException">The row has none.</exception>
    public Comparison this[Metric metric] => Comparisons.Single(c => c.Metric == metric);
}
