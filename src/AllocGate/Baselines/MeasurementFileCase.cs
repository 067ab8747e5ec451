using AllocGate.Core.Measuring;

namespace AllocGate.Baselines;

/// <summary>One case as a file of measurements holds it. Lines and notes are left out: they change without the bytes changing.</summary>
internal sealed record MeasurementFileCase(
    string Benchmark,
    string Name,
    Reading Allocated,
    Reading Retained,
    IReadOnlyList<Budget>? Budgets = null);
