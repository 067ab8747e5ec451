namespace AllocGate.Core.Measuring;

/// <summary>One measured benchmark case.</summary>
/// <param name="Key">The row's identity.</param>
/// <param name="Name">How people know it: type and method without namespaces, with parameters. Hostile text.</param>
/// <param name="Location">Its [Benchmark] line, where the compiler recorded one inside the repository.</param>
/// <param name="Allocated">Allocated bytes, B/op.</param>
/// <param name="Retained">Retained bytes, B/op.</param>
/// <param name="Footprint">Live bytes that the returned value holds while it is kept, B; <see cref="Reading.NotApplicable"/> where nothing is returned.</param>
/// <param name="Budgets">Limits written on the benchmark.</param>
/// <param name="Notes">What a reader should know of how the figures came about.</param>
public sealed record BenchmarkRow(
    RowKey Key,
    string Name,
    SourceLine? Location,
    Reading Allocated,
    Reading Retained,
    Reading Footprint,
    IReadOnlyList<Budget> Budgets,
    IReadOnlyList<string> Notes)
{
    /// <summary>What became of the objects that the case tracks; absent where it tracks none.</summary>
    public Reading? Lifetimes { get; init; }

    /// <summary>What a [BulkInsert] says of its rows; absent where the benchmark is none or does not say.</summary>
    public InsertedRows? Inserts { get; init; }

    /// <summary>Operations that allocated rests on, at least 0; 0 where the engine does not say. Not kept in files.</summary>
    public long Operations { get; init; }

    /// <summary>Wall time that measuring it took, other cases beside it; zero where it was not measured in this run. Not kept in files.</summary>
    public TimeSpan Took { get; init; }

    /// <summary>Head's or base's rounds of live heap, in order of operations; empty where the engine does not say. Not kept in files.</summary>
    public IReadOnlyList<HeapRound> LiveHeap { get; init; } = [];

    /// <summary>Of a baseline file: the figures that were accepted last, where they are not these.</summary>
    public AcceptedFigures? Accepted { get; init; }

    /// <summary>The figure of one metric that was accepted last.</summary>
    public Reading AcceptedOf(Metric metric) => Accepted?.Of(metric) ?? this[metric];

    /// <summary>The reading of one metric.</summary>
    public Reading this[Metric metric] => metric switch
    {
        Metric.Allocated => Allocated,
        Metric.Retained => Retained,
        Metric.Footprint => Footprint,
        Metric.Lifetimes => Lifetimes ?? new Reading.NotApplicable("it tracks no object"),
        _ => throw new ArgumentOutOfRangeException(nameof(metric)),
    };
}
