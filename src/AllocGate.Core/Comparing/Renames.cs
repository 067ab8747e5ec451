using AllocGate.Core.Measuring;

namespace AllocGate.Core.Comparing;

/// <summary>Benchmarks that go by another id at head than at base.</summary>
public static class Renames
{
    /// <summary>The baseline with the old ids as head has them. An id that base does not have is passed over.</summary>
    /// <param name="baseline">What head is compared with.</param>
    /// <param name="renames">New ids by old ids.</param>
    public static Baseline Apply(Baseline baseline, IReadOnlyDictionary<string, string> renames) => renames.Count == 0 ? baseline : baseline switch
    {
        Baseline.Measured measured => measured with { Set = Apply(measured.Set, renames) },
        Baseline.FromFile file => file with { Set = Apply(file.Set, renames) },
        _ => baseline,
    };

    /// <summary>Rows with what they were called at base, and missing rows with the rename that would explain them.</summary>
    /// <param name="rows">Compared rows.</param>
    /// <param name="renames">New ids by old ids, as declared.</param>
    /// <param name="before">Base's rows by their old ids.</param>
    public static IReadOnlyList<ComparedRow> Mark(IReadOnlyList<ComparedRow> rows, IReadOnlyDictionary<string, string> renames, IEnumerable<BenchmarkRow> before)
    {
        var old = before.Where(r => renames.ContainsKey(r.Key.Benchmark)).ToDictionary(r => r.Key with { Benchmark = renames[r.Key.Benchmark] }, r => r.Key.Benchmark);
        return [.. rows.Select(row => old.TryGetValue(row.Key, out var was) ? row with { RenamedFrom = was } : Propose(row, rows))];
    }

    private static ComparedRow Propose(ComparedRow row, IReadOnlyList<ComparedRow> rows)
    {
        if (row.Comparisons.Count == 0 || row.Comparisons.Any(c => c.Outcome != ComparisonOutcome.Missing))
            return row;
        var alike = rows.Where(other => IsMovedFrom(row, other)).ToList();
        // Two that fit are no proposal: either might be it.
        if (alike is not [var moved])
            return row;
        var text = $"it may be \"{moved.Key.Benchmark}\" now, whose bytes are the same";
        return row with { RenamedTo = moved.Key.Benchmark, Comparisons = [.. row.Comparisons.Select(c => c with { Explanation = $"{c.Explanation}; {text}" })] };
    }

    private static bool IsMovedFrom(ComparedRow gone, ComparedRow other) =>
        other.Key.Project == gone.Key.Project && other.Key.Framework == gone.Key.Framework
        && other.Comparisons.Count > 0 && other.Comparisons.All(c => c.Outcome == ComparisonOutcome.New)
        && (Member(other.Key) == Member(gone.Key) || other.Key.ToMethod() == gone.Key.ToMethod())
        && other.Comparisons.Count == gone.Comparisons.Count
        && gone.Comparisons.All(g => g.Base is Reading.Exact && other.Comparisons.Any(o => o.Metric == g.Metric && o.Head == g.Base));

    // "Method(signature) [parameters]", without its type.
    private static string Member(RowKey key)
    {
        var signature = key.Benchmark.IndexOf('(', StringComparison.Ordinal);
        var dot = signature < 0 ? -1 : key.Benchmark.LastIndexOf('.', signature);
        return key.Benchmark[(dot + 1)..];
    }

    private static MeasurementSet Apply(MeasurementSet set, IReadOnlyDictionary<string, string> renames) =>
        set with { Projects = [.. set.Projects.Select(p => p with { Rows = [.. p.Rows.Select(row => Renamed(row, p.Rows, renames))] })] };

    private static BenchmarkRow Renamed(BenchmarkRow row, IReadOnlyList<BenchmarkRow> rows, IReadOnlyDictionary<string, string> renames) =>
        renames.TryGetValue(row.Key.Benchmark, out var now) && rows.All(r => r.Key.Benchmark != now) ? row with { Key = row.Key with { Benchmark = now } } : row;
}
