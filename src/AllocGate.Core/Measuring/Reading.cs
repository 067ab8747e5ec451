using System.Text;
using System.Text.Json.Serialization;

namespace AllocGate.Core.Measuring;

/// <summary>What one metric of one benchmark case came out as. Unknown is a case of its own, never zero.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(Exact), "exact")]
[JsonDerivedType(typeof(Ranged), "ranged")]
[JsonDerivedType(typeof(NotMeasured), "notMeasured")]
[JsonDerivedType(typeof(Failed), "failed")]
[JsonDerivedType(typeof(NotApplicable), "notApplicable")]
[JsonDerivedType(typeof(Tracked), "tracked")]
public abstract record Reading
{
    private Reading()
    {
    }

    /// <summary>Every batch, in two processes, counted the same.</summary>
    public sealed record Exact(BytesPerOperation Value) : Reading;

    /// <summary>The batches differ: the interval that holds them, and why, as far as it can be told.</summary>
    public sealed record Ranged(BytesPerOperation Low, BytesPerOperation Median, BytesPerOperation High, string Cause) : Reading
    {
        /// <summary>
        /// False where the operation was too slow to reach the code that production runs: comparable with its like alone.
        /// </summary>
        public bool IsFinalCode { get; init; } = true;

        /// <summary>What two more processes with one hash seed agreed on; absent where they did not, and where processes differ for another reason.</summary>
        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        public BytesPerOperation? OneSeed { get; init; }
    }

    /// <summary>There is nothing to measure here, so that nothing is missing either; says why.</summary>
    public sealed record NotApplicable(string Reason) : Reading;

    /// <summary>Nobody tried, or it cannot be done here; says why.</summary>
    public sealed record NotMeasured(string Reason) : Reading;

    /// <summary>It was tried and the benchmark broke: threw, hung, crashed.</summary>
    public sealed record Failed(string Reason) : Reading;

    /// <summary>What became of the objects that the benchmark tracks; of <see cref="Metric.Lifetimes"/> alone.</summary>
    /// <param name="Operations">Operations that ran, at least 1.</param>
    /// <param name="Objects">One entry a type, sorted; empty where only null was tracked.</param>
    public sealed record Tracked(long Operations, IReadOnlyList<TrackedObjects> Objects) : Reading
    {
        /// <summary>Says of each type how many are alive, worst first. Hostile text.</summary>
        [JsonIgnore]
        public string Words => Objects.Count == 0
            ? "Lifetime.Track was called, and never with an object"
            : string.Join("; ", Objects.OrderByDescending(o => o.Alive).Select(o => $"{o.Alive:#,0} of {o.Count:#,0} tracked {o.Type} still alive"))
                + $", after {(Operations == 1 ? "1 operation" : $"{Operations:#,0} operations")} and a full collection";

        public bool Equals(Tracked? other) => other is not null && Operations == other.Operations && Objects.SequenceEqual(other.Objects);

        public override int GetHashCode() => HashCode.Combine(Operations, Objects.Count);
    }

    /// <summary>True where there are bytes to compare.</summary>
    [JsonIgnore]
    public bool HasFigure => this is Exact or Ranged;

    /// <summary>The lowest figure that the reading allows.</summary>
    /// <exception cref="InvalidOperationException">The reading has no figure.</exception>
    [JsonIgnore]
    public BytesPerOperation Lowest => this switch
    {
        Exact e => e.Value,
        Ranged r => r.Low,
        _ => throw new InvalidOperationException("A reading without a figure has no low end."),
    };

    /// <summary>The highest figure that the reading allows.</summary>
    /// <exception cref="InvalidOperationException">The reading has no figure.</exception>
    [JsonIgnore]
    public BytesPerOperation Highest => this switch
    {
        Exact e => e.Value,
        Ranged r => r.High,
        _ => throw new InvalidOperationException("A reading without a figure has no high end."),
    };

    /// <summary>The best single figure: the exact one or the median.</summary>
    /// <exception cref="InvalidOperationException">The reading has no figure.</exception>
    [JsonIgnore]
    public BytesPerOperation Estimate => this switch
    {
        Exact e => e.Value,
        Ranged r => r.Median,
        _ => throw new InvalidOperationException("A reading without a figure has no estimate."),
    };

    // The figures above don't exist for every case, and what a record prints must not throw.
    protected virtual bool PrintMembers(StringBuilder builder) => false;
}
