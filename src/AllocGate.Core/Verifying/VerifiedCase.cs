using AllocGate.Core.Measuring;

namespace AllocGate.Core.Verifying;

/// <summary>Allocated bytes of one case under both engines.</summary>
/// <param name="Key">The row's identity.</param>
/// <param name="Name">How people know it. Hostile text.</param>
/// <param name="Probe">What AllocGate's probe counted.</param>
/// <param name="Engine">What BenchmarkDotNet counted.</param>
/// <param name="Operations">Operations that BenchmarkDotNet's figure rests on; 0 where it does not say.</param>
/// <param name="Agreement">How the two relate.</param>
/// <param name="Explanation">The name of the difference with its sentence; empty where they are the same.</param>
public sealed record VerifiedCase(
    RowKey Key, string Name, Reading Probe, Reading Engine, long Operations, Agreement Agreement, string Explanation);
