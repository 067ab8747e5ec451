namespace AllocGate.Probe.Wire;

/// <summary>A method of one build of an assembly.</summary>
/// <param name="DeclaringType">Assembly-qualified name, closed.</param>
/// <param name="Token">Its metadata token.</param>
public sealed record MethodReference(string DeclaringType, int Token);
