namespace AllocGate.Probe.Wire;

/// <summary>Something that would have held benchmarks and could not be listed.</summary>
/// <param name="Where">The type, method or case concerned; the assembly when nothing narrower is known.</param>
/// <param name="Message">What went wrong, for a person.</param>
public sealed record DiscoveryProblem(string Where, string Message);
