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
    }

    /// <summary>There is nothing to measure here, so that nothing is missing either; says why.</summary>
    public sealed record NotApplicable(string Reason) : Reading;

    /// <summary>Nobody tried, or it cannot be done here; says why.</summary>
    public sealed record NotMeasured(string Reason) : Reading;

    /// <summary>It was tried and the benchmark broke: threw, hung, crashed.</summary>
    public sealed record Failed(string Reason) : Reading;

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
