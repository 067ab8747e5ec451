namespace AllocGate.Core.Measuring;

/// <summary>Live heap after a full collection.</summary>
/// <param name="Operations">Operations since the first reading, cumulative.</param>
/// <param name="LiveBytes">B still reachable.</param>
public sealed record HeapRound(long Operations, long LiveBytes);
