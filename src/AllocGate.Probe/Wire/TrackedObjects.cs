namespace AllocGate.Probe.Wire;

/// <summary>What became of the tracked objects of one type.</summary>
/// <param name="Type">Full name. Text of the benchmark's author: hostile until escaped.</param>
/// <param name="Tracked">Objects that were tracked, each counted once; at least 1.</param>
/// <param name="Alive">Those of them that were still reachable after the operations and a full collection.</param>
public sealed record TrackedObjects(string Type, long Tracked, long Alive);
