using System.Text.Json.Serialization;

namespace AllocGate.Probe.Wire;

/// <summary>Raw live bytes that kept values hold, or the reason why there are none.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(Counted), "counted")]
[JsonDerivedType(typeof(Nothing), "nothing")]
[JsonDerivedType(typeof(Unbearable), "unbearable")]
[JsonDerivedType(typeof(Unknown), "unknown")]
[JsonDerivedType(typeof(NotAsked), "not-asked")]
public abstract record FootprintCount
{
    private FootprintCount()
    {
    }

    /// <param name="Rounds">In the order they ran, never empty.</param>
    public sealed record Counted(IReadOnlyList<FootprintRound> Rounds) : FootprintCount;

    /// <summary>The operation makes no value whose footprint could be counted.</summary>
    public sealed record Nothing(string Reason) : FootprintCount;

    /// <summary>The benchmark does not bear being counted: it was made to be set up once. That is said, and is no failure.</summary>
    public sealed record Unbearable(string Reason) : FootprintCount;

    public sealed record Unknown(string Reason) : FootprintCount;

    public sealed record NotAsked : FootprintCount;
}
