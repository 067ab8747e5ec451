namespace AllocGate.Core.Measuring;

/// <summary>What became of the tracked objects of one type.</summary>
/// <param name="Type">Full name. Hostile text.</param>
/// <param name="Count">Objects that were tracked, each counted once; at least 1.</param>
/// <param name="Alive">Those of them that were still alive after the operations and a full collection; 0 to <paramref name="Count"/>.</param>
public sealed record TrackedObjects(string Type, long Count, long Alive);
