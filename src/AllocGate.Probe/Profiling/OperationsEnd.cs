namespace AllocGate.Probe.Profiling;

/// <summary>Allocated right after profiled operations: its allocation event is the mark in the trace.</summary>
internal sealed class OperationsEnd;
