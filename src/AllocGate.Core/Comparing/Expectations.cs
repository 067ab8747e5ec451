using AllocGate.Core.Measuring;

namespace AllocGate.Core.Comparing;

/// <summary>"expect": benchmarks that must have run.</summary>
public static class Expectations
{
    /// <summary>One sentence for each expectation that nothing fulfils. What an option of the run left out is not asked for.</summary>
    /// <param name="globs">Globs over benchmark ids.</param>
    /// <param name="rows">The compared rows.</param>
    /// <param name="notSelected">What was left out.</param>
    public static IReadOnlyList<string> Unmet(IReadOnlyList<string> globs, IReadOnlyList<ComparedRow> rows, IReadOnlyList<NotSelected> notSelected)
    {
        var measured = rows.Where(row => row.Comparisons.Any(c => c.Head.HasFigure)).Select(row => row.Key.Benchmark).ToList();
        return
        [
            .. from glob in globs
               let filter = new CaseFilter(glob)
               where !measured.Any(id => id == glob || filter.Selects(id))
                   && !notSelected.Any(n => n.ByOption && (n.Key.Benchmark == glob || filter.Selects(n.Key.Benchmark)))
               select $"No benchmark ran that matches \"{glob}\", and \"expect\" in allocgate.json asks for one. Bring it back, or remove that line.",
        ];
    }
}
