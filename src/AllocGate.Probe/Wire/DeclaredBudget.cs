namespace AllocGate.Probe.Wire;

/// <summary>One amount of <c>[AllocationBudget]</c>, unparsed.</summary>
/// <param name="Metric"><c>allocated</c>, <c>retained</c>, <c>footprint</c> or <c>perRow</c>.</param>
/// <param name="Amount">As written, such as <c>48 B</c> or <c>2 MB</c>.</param>
/// <param name="Source">Where the attribute stands; null when unknown.</param>
public sealed record DeclaredBudget(string Metric, string Amount, SourceLine? Source);
