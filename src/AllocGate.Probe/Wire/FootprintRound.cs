namespace AllocGate.Probe.Wire;

/// <summary>Live heap with values kept, minus the live heap without them.</summary>
/// <param name="Values">Values that make up the difference, at least 1.</param>
/// <param name="Bytes">The difference in B; may be negative where something else let go of memory meanwhile.</param>
public sealed record FootprintRound(long Values, long Bytes);
