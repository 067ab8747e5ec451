using AllocGate.Core.Measuring;

namespace AllocGate.Core.Profiling;

/// <summary>What was allocated over some operations: sums, so that nothing is rounded.</summary>
/// <param name="Bytes">B, all operations together.</param>
/// <param name="Objects">How many objects, all operations together.</param>
/// <param name="Operations">At least 1.</param>
public sealed record AllocationCount(long Bytes, long Objects, long Operations)
{
    public BytesPerOperation BytesPerOperation => new(Bytes, Operations);

    /// <summary>For display and order only.</summary>
    public decimal ObjectsPerOperation => (decimal)Objects / Operations;
}
