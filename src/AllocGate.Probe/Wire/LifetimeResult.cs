namespace AllocGate.Probe.Wire;

/// <summary>What the verb <c>lifetimes</c> writes: how many tracked objects outlived the operations of one case.</summary>
/// <param name="Schema"><see cref="WireFormat.Schema"/> of the writer; a reader refuses any other.</param>
/// <param name="Id">The case that was asked for.</param>
/// <param name="Operations">Operations that ran; 0 where it failed.</param>
/// <param name="Objects">One entry a type; empty where nothing but null was tracked.</param>
/// <param name="Failure">Set when the benchmark threw or could not be run: then nothing was counted.</param>
public sealed record LifetimeResult(int Schema, string Id, long Operations, IReadOnlyList<TrackedObjects> Objects, CaseFailure? Failure);
