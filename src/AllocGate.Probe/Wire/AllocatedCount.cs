using System.Text.Json.Serialization;

namespace AllocGate.Probe.Wire;

/// <summary>Raw counts of allocated bytes, or the reason why there are none.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(Counted), "counted")]
[JsonDerivedType(typeof(Unknown), "unknown")]
public abstract record AllocatedCount
{
    private AllocatedCount()
    {
    }

    /// <param name="Batches">In the order they ran, never empty; leading batches that still carried the runtime's own start-up are left out.</param>
    /// <param name="Tier">The code that was counted.</param>
    /// <param name="Notes">What a reader should know, such as work on other threads; may be empty.</param>
    public sealed record Counted(IReadOnlyList<AllocatedBatch> Batches, CodeTier Tier, IReadOnlyList<string> Notes) : AllocatedCount;

    public sealed record Unknown(string Reason) : AllocatedCount;
}
