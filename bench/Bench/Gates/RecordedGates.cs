using AllocGate.Baselines;
using AllocGate.Core.Measuring;

namespace AllocGate.Bench.Gates;

/// <summary>
/// Gates whose sides are drawn from recorded rounds of one build, so that nothing changed between them: what one case, or one family of
/// bulk inserts, came to in one round is base, what it came to in another is head.
/// </summary>
/// <param name="rounds">At least two, each with the same rows.</param>
/// <param name="seed">The same seed draws the same gates.</param>
internal sealed class RecordedGates(IReadOnlyList<MeasurementSet> rounds, int seed)
{
    private readonly Random _random = new(seed);

    private readonly List<List<RowKey>> _subjects =
        [.. rounds[0].Rows.GroupBy(r => r.Inserts?.Family ?? r.Key.Benchmark).Select(rows => rows.Select(r => r.Key).ToList())];

    /// <param name="folder">Absolute path of the folder with one file a round.</param>
    public static async Task<IReadOnlyList<MeasurementSet>> ReadAsync(string folder, CancellationToken cancellationToken)
    {
        var rounds = new List<MeasurementSet>();
        foreach (var file in Directory.EnumerateFiles(folder, "*.json").Order(StringComparer.Ordinal))
            rounds.Add(MeasurementFileReading.Parse(await File.ReadAllBytesAsync(file, cancellationToken), file));
        return rounds;
    }

    /// <summary>Both sides of one case or family; each has its turn.</summary>
    public (MeasurementSet Base, MeasurementSet Head) OfOne(int turn) => Sides([_subjects[turn % _subjects.Count]]);

    /// <summary>Both sides of everything, each case from rounds of its own.</summary>
    public (MeasurementSet Base, MeasurementSet Head) OfAll() => Sides(_subjects);

    /// <summary>Both sides of one case or family that has such a figure, with growth planted on head: from the limit up to some thirty times it.</summary>
    public (MeasurementSet Base, MeasurementSet Head) WithGrowth(PlantedGrowth growth)
    {
        var fitting = _subjects.Where(s => growth.Fits([.. rounds[0].Rows.Where(r => s.Contains(r.Key))])).ToList();
        var (before, now) = Sides([fitting[_random.Next(fitting.Count)]]);
        var factor = _random.Next(4) == 0 ? 1 : Math.Pow(10, _random.NextDouble() * 1.5);
        return (before, Set(growth.PlantedOn([.. before.Rows], [.. now.Rows], (decimal)factor), now.Projects[0]));
    }

    private (MeasurementSet Base, MeasurementSet Head) Sides(IEnumerable<List<RowKey>> subjects)
    {
        var (before, now) = (new List<BenchmarkRow>(), new List<BenchmarkRow>());
        foreach (var subject in subjects)
        {
            var first = _random.Next(rounds.Count);
            var second = (first + 1 + _random.Next(rounds.Count - 1)) % rounds.Count;
            before.AddRange(rounds[first].Rows.Where(r => subject.Contains(r.Key)));
            now.AddRange(rounds[second].Rows.Where(r => subject.Contains(r.Key)));
        }

        return (Set(before, rounds[0].Projects[0]), Set(now, rounds[0].Projects[0]));
    }

    private static MeasurementSet Set(IReadOnlyList<BenchmarkRow> rows, ProjectMeasurement project) => new([project with { Rows = rows }]);
}
