using AllocGate.Core.Findings;
using AllocGate.Core.Measuring;

namespace AllocGate.Core.Profiling;

/// <summary>Finds the changed line that allocates, or that leads to what allocates.</summary>
public static class ChangedAllocation
{
    /// <param name="lines">Most growth first.</param>
    /// <param name="changes">The files of the change.</param>
    /// <returns>
    /// The changed line on the way to the largest growth. Where no growth goes through a changed line, one that allocates at all: a list that lost
    /// its capacity grows where it is filled, and is made where the change is. Nothing where no changed line allocates.
    /// </returns>
    public static SourceLine? Find(IReadOnlyList<AllocatingLine> lines, IReadOnlyList<ChangedFile> changes)
    {
        var ranges = changes.ToDictionary(c => c.Path, c => c.Lines, StringComparer.Ordinal);
        var ways = lines.Where(l => l.Growth > 0).Select(WayTo).Concat(lines.Select(WayTo));
        return ways.Select(way => way.Select(line => ChangedIn(line, ranges)).FirstOrDefault(found => found is not null))
            .FirstOrDefault(found => found is not null);
    }

    private static IEnumerable<CodeLine> WayTo(AllocatingLine line) => line.Line is { } innermost ? line.Callers.Prepend(innermost) : [];

    // A statement may begin above the line of it that was changed.
    private static SourceLine? ChangedIn(CodeLine line, Dictionary<string, IReadOnlyList<LineRange>> changes)
    {
        if (!changes.TryGetValue(line.Location.Path, out var ranges))
            return null;
        var touched = ranges.Where(r => r.Overlaps(line.Location.Line, line.EndLine)).Select(r => Math.Max(r.First, line.Location.Line)).ToList();
        return touched.Count > 0 ? line.Location with { Line = touched.Min() } : null;
    }
}
