using AllocGate.Gating;

namespace AllocGate.Reporting;

/// <summary>Where a run tells that it has begun, and what it found.</summary>
/// <param name="Announcer">Absent where nothing is announced.</param>
/// <param name="Reporters">In order; the first writes the report to disk.</param>
internal sealed record Channels(IAnnouncer? Announcer, IReadOnlyList<IReporter> Reporters);
