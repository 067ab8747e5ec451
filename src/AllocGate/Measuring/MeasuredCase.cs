using AllocGate.Core.Measuring;

namespace AllocGate.Measuring;

/// <summary>What one attempt at a case came to.</summary>
/// <param name="WorthAnotherTry">True where it broke in a way that its company may have caused. A timeout is not: trying again would cost the same time again.</param>
internal sealed record MeasuredCase(Reading Allocated, Reading Retained, Reading Footprint, IReadOnlyList<string> Notes, bool WorthAnotherTry = false)
{
    /// <summary>What became of the objects that it tracks; absent where it tracks none.</summary>
    public Reading? Lifetimes { get; init; }

    /// <summary>Operations that allocated rests on; 0 where the engine does not say.</summary>
    public long Operations { get; init; }

    /// <summary>Wall time of all attempts.</summary>
    public TimeSpan Took { get; init; }

    /// <summary>Rounds of live heap that retained rests on; empty where the engine does not say.</summary>
    public IReadOnlyList<HeapRound> LiveHeap { get; init; } = [];

    public static MeasuredCase Failed(string reason, bool worthAnotherTry = true) =>
        All(new Reading.Failed(reason)) with { WorthAnotherTry = worthAnotherTry };

    public static MeasuredCase NotMeasured(string reason) => All(new Reading.NotMeasured(reason));

    public MeasuredCase With(string note) => this with { Notes = [.. Notes, note] };

    private static MeasuredCase All(Reading reading) => new(reading, reading, reading, []);
}
