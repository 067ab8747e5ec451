namespace AllocGate.Probe.Running;

/// <summary>One value that a case sets or passes.</summary>
internal sealed record CaseParameter(string Name, bool IsArgument, object? Value);
