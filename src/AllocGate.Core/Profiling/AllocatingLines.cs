using AllocGate.Core.Measuring;

namespace AllocGate.Core.Profiling;

/// <summary>Which lines of one case allocate.</summary>
/// <param name="Lines">Most growth first; where base was not profiled, most bytes first.</param>
/// <param name="ChangedLine">The changed line of head that one of them stands on, or was called from: where to look first. Absent where none does.</param>
/// <param name="Notes">How the figures came about, or why there are none. Hostile text.</param>
public sealed record AllocatingLines(IReadOnlyList<AllocatingLine> Lines, SourceLine? ChangedLine, IReadOnlyList<string> Notes)
{
    /// <summary>There are none, for this reason.</summary>
    public static AllocatingLines NotKnown(string reason) => new([], null, [reason]);
}
