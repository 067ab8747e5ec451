namespace AllocGate.Probe.Wire;

/// <summary>Live heap after a full blocking compacting collection.</summary>
/// <param name="Operations">Operations since the first reading, cumulative; 0 for the first reading.</param>
/// <param name="LiveBytes">B of the managed heap that are still reachable.</param>
public sealed record RetainedRound(long Operations, long LiveBytes);
