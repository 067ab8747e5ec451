namespace AllocGate.Core.Measuring;

/// <summary>The rounds that a figure of retained bytes rests on.</summary>
/// <param name="Base">In order of operations; empty where base was not measured in the same run.</param>
/// <param name="Head">In order of operations; empty where head has none.</param>
public sealed record LiveHeap(IReadOnlyList<HeapRound> Base, IReadOnlyList<HeapRound> Head);
