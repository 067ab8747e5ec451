namespace AllocGate.Core.Profiling;

/// <summary>What some operations of one case allocated, object by object.</summary>
/// <param name="Operations">How many operations, at least 1.</param>
/// <param name="Sites">Every line and type, most bytes first.</param>
public sealed record AllocationProfile(long Operations, IReadOnlyList<AllocationSite> Sites)
{
    /// <summary>B, all operations together.</summary>
    public long Bytes => Sites.Sum(s => s.Bytes);
}
