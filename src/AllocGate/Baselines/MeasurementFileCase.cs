using AllocGate.Core.Measuring;

namespace AllocGate.Baselines;

/// <summary>One case as a file of measurements holds it. Lines and notes are left out: they change without the bytes changing.</summary>
/// <param name="Footprint">Absent where there is none, as in files from before it was measured.</param>
/// <param name="Accepted">The figures accepted last, where they are not these.</param>
/// <param name="Conditions">What stands for the conditions that it was measured under; absent in files from before it was kept.</param>
internal sealed record MeasurementFileCase(
    string Benchmark,
    string Name,
    Reading Allocated,
    Reading Retained,
    Reading? Footprint = null,
    IReadOnlyList<Budget>? Budgets = null,
    Reading? Lifetimes = null,
    InsertedRows? Inserts = null,
    AcceptedFigures? Accepted = null,
    string? Conditions = null);
