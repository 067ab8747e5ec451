using AllocGate.Bench.Measured;

namespace AllocGate.Bench.Parts;

/// <summary>What one engine costs on one project.</summary>
/// <param name="Cases">Cases that have a figure.</param>
internal sealed record TimeResult(string Project, string Engine, int Cases, TimedRun Time);
