using AllocGate.Core.Measuring;

namespace AllocGate.Imports;

/// <summary>One BenchmarkDotNet report in JSON, full or brief.</summary>
/// <param name="Path">As the user named it.</param>
/// <param name="Host">Where it ran, for its own runtime; the modes of collector and compiler are not in it.</param>
/// <param name="Optimised">False where the host ran a debug build.</param>
internal sealed record BenchmarkDotNetReport(string Path, RunEnvironment Host, bool Optimised, IReadOnlyList<ReportedCase> Cases);
