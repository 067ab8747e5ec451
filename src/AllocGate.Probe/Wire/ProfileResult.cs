namespace AllocGate.Probe.Wire;

/// <summary>What the verb <c>profile</c> writes beside the trace that the runtime writes.</summary>
/// <param name="Schema"><see cref="WireFormat.Schema"/> of the writer; a reader refuses any other.</param>
/// <param name="Id">The case that was asked for.</param>
/// <param name="Profiled">What ran between the marks; null when it failed.</param>
/// <param name="Failure">Set when the benchmark threw or could not be run.</param>
public sealed record ProfileResult(int Schema, string Id, ProfiledOperations? Profiled, CaseFailure? Failure);
