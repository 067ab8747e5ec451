using AllocGate.Core.Measuring;

namespace AllocGate.Core.Comparing;

/// <summary>A family of bulk inserts on both sides of the change: the same benchmark with different numbers of rows.</summary>
/// <param name="Key">Project, framework, and the benchmark's id with <c>*</c> for the number of rows.</param>
/// <param name="Name">How people know it. Hostile text.</param>
/// <param name="Location">Its [Benchmark] line at head, where known.</param>
/// <param name="Laws">One entry a metric that has a law.</param>
public sealed record ComparedFamily(RowKey Key, string Name, SourceLine? Location, IReadOnlyList<ComparedLaw> Laws);
