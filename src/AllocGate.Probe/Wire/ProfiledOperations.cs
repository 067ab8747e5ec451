namespace AllocGate.Probe.Wire;

/// <summary>What was run between the marks of a trace.</summary>
/// <param name="Operations">At least 1 (calls times <c>OperationsPerInvoke</c>).</param>
/// <param name="Tier">The code that ran.</param>
public sealed record ProfiledOperations(long Operations, CodeTier Tier);
