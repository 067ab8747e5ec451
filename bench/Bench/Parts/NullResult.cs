namespace AllocGate.Bench.Parts;

/// <summary>Comparisons of the same code with itself on a busy machine.</summary>
/// <param name="Cases">Cases on each side.</param>
/// <param name="LargestAllocated">The greatest difference of allocated that any case showed, in B/op.</param>
/// <param name="LargestRetained">Likewise of retained.</param>
/// <param name="Reasons">Why some failed or were inconclusive.</param>
internal sealed record NullResult(
    int Comparisons, int Cases, int Failed, int Inconclusive, decimal LargestAllocated, decimal LargestRetained, IReadOnlyList<string> Reasons);
