namespace AllocGate.Probe.Wire;

/// <summary>Why a case has no usable reading.</summary>
/// <param name="Phase">What was being done.</param>
/// <param name="Kind">The exception's type name, or a word of the probe such as <c>unsupported</c>.</param>
/// <param name="Message">Text of the benchmark's author: hostile until escaped.</param>
/// <param name="Frame">The first stack frame outside the runtime and the probe, such as <c>Ns.Type.Method</c>; null when there is none.</param>
/// <param name="Source">Source line of that frame; null without symbols.</param>
public sealed record CaseFailure(FailurePhase Phase, string Kind, string Message, string? Frame, SourceLine? Source);
