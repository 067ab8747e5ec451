using AllocGate.Core.Measuring;
using AllocGate.Core.Profiling;

namespace AllocGate.Gating;

/// <summary>What profiling one case came to.</summary>
/// <param name="Key">The row.</param>
/// <param name="Name">How people know it. Hostile text.</param>
public abstract record ProfiledCase(RowKey Key, string Name)
{
    /// <summary>Every object of some operations is known by type and line.</summary>
    /// <param name="Notes">What a reader should know of how the figures came about.</param>
    public sealed record Profiled(RowKey Key, string Name, AllocationProfile Profile, IReadOnlyList<string> Notes) : ProfiledCase(Key, Name);

    /// <summary>Nothing is known.</summary>
    /// <param name="Reason">Why, for a person. Hostile text.</param>
    public sealed record NotProfiled(RowKey Key, string Name, string Reason) : ProfiledCase(Key, Name);
}
