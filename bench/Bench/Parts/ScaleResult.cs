using AllocGate.Bench.Measured;

namespace AllocGate.Bench.Parts;

/// <summary>Many trivial cases in one project.</summary>
/// <param name="Measured">Cases with a figure for both metrics.</param>
/// <param name="Exact">Cases whose allocated is exact.</param>
internal sealed record ScaleResult(int Cases, int Measured, int Exact, TimedRun Time);
