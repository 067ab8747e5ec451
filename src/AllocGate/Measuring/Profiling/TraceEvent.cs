namespace AllocGate.Measuring.Profiling;

/// <summary>One event of a trace.</summary>
/// <param name="Provider">Who wrote it.</param>
/// <param name="Id">Which of its events.</param>
/// <param name="Time">In ticks of the traced process's clock.</param>
/// <param name="Stack">Return addresses, innermost first. Events with the same stack may share one array.</param>
/// <param name="Payload">The event's own fields.</param>
internal readonly record struct TraceEvent(string Provider, int Id, ulong Time, ulong[] Stack, ReadOnlyMemory<byte> Payload);
