using System.Text.Json.Serialization;

namespace AllocGate.Probe.Wire;

/// <summary>Raw live bytes over operations, or the reason why there are none.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(Counted), "counted")]
[JsonDerivedType(typeof(Unknown), "unknown")]
[JsonDerivedType(typeof(NotAsked), "not-asked")]
public abstract record RetainedCount
{
    private RetainedCount()
    {
    }

    /// <param name="Rounds">Cumulative and in order, equally spaced within each horizon, from 0 to four times <paramref name="Horizon"/>.</param>
    /// <param name="Horizon">Operations of the first horizon; the rounds go on to four times as many.</param>
    /// <param name="Notes">What a reader should know; may be empty.</param>
    public sealed record Counted(IReadOnlyList<RetainedRound> Rounds, long Horizon, IReadOnlyList<string> Notes) : RetainedCount;

    public sealed record Unknown(string Reason) : RetainedCount;

    public sealed record NotAsked : RetainedCount;
}
