using AllocGate.Core.Measuring;

namespace AllocGate.Core.Comparing;

/// <summary>Compares the scaling laws of head's families of bulk inserts with base's, over the rows that were compared.</summary>
public static class Families
{
    private static readonly Metric[] Metrics = [Metric.Allocated, Metric.Footprint];

    /// <param name="rows">The rows as they were compared.</param>
    /// <param name="base">Base's measurements.</param>
    /// <param name="head">Head's measurements: they say which rows make a family, and hold its budgets.</param>
    /// <param name="thresholds">How much growth fails; a part has the limits of its metric.</param>
    public static IReadOnlyList<ComparedFamily> Compare(
        IReadOnlyList<ComparedRow> rows, MeasurementSet @base, MeasurementSet head, Thresholds thresholds)
    {
        var incomparable = rows
            .Select(r => (r.Key, Comparison: r.Comparisons.FirstOrDefault(c => c.Outcome == ComparisonOutcome.Incomparable)))
            .Where(r => r.Comparison is not null)
            .ToDictionary(r => r.Key, r => r.Comparison!.Explanation);
        var before = @base.Rows.Where(r => !incomparable.ContainsKey(r.Key)).ToDictionary(r => r.Key);
        return
        [
            .. head.Rows
                .GroupBy(FamilyOf)
                .Select(members => Compare(members.Key, [.. members], before, incomparable, thresholds.For(members.Key)))
                .Where(family => family.Laws.Count > 0)
                .OrderBy(family => family.Key),
        ];
    }

    /// <summary>The laws of one side alone, by family.</summary>
    public static IEnumerable<(string Name, Metric Metric, ScalingLaw.Fitted Law)> LawsOf(IEnumerable<BenchmarkRow> rows) =>
        from members in rows.Where(r => r.Inserts is not null).GroupBy(FamilyOf)
        from metric in Metrics
        let law = ScalingFit.Of(members.Select(m => new ScalingPoint(m.Inserts!.Count, m[metric]))) as ScalingLaw.Fitted
        where law is not null
        orderby members.Key
        select (NameOf([.. members]), metric, law);

    private static RowKey FamilyOf(BenchmarkRow row) => row.Key with { Benchmark = row.Inserts?.Family ?? row.Key.Benchmark };

    private static ComparedFamily Compare(
        RowKey key, List<BenchmarkRow> members, Dictionary<RowKey, BenchmarkRow> before, Dictionary<RowKey, string> incomparable, Thresholds thresholds)
    {
        var isFamily = members.All(m => m.Inserts is not null) && members.Count >= ScalingFit.FewestPoints;
        var budget = members.SelectMany(m => m.Budgets).Where(b => b.PerRow).MinBy(b => b.Limit);
        List<ComparedLaw> laws = isFamily
            ? [.. Metrics.Select(metric => Compare(metric, members, before, incomparable, metric == budget?.Metric ? budget : null, thresholds)).OfType<ComparedLaw>()]
            : budget is null ? [] : [WithoutFamily(budget, members)];
        return new ComparedFamily(key, NameOf(members), members[0].Location, laws is [var law, .. var rest] ? Named([law, .. rest]) : []);
    }

    private static string NameOf(List<BenchmarkRow> members)
    {
        var first = members[0];
        return first.Inserts is { } rows
            ? first.Name.Replace($"{rows.Parameter}={rows.Count}", $"{rows.Parameter}=*", StringComparison.Ordinal)
            : first.Name;
    }

    private static ComparedLaw WithoutFamily(Budget budget, List<BenchmarkRow> members)
    {
        var counts = members.Count(m => m.Inserts is not null);
        var why = $"it has a budget per row, which takes a [BulkInsert(Rows = …)] with {ScalingFit.FewestPoints} or more numbers of rows, and there "
            + (counts == 1 ? "is 1" : $"are {counts}");
        var unknown = new ScalingLaw.Unknown(why);
        return new(budget.Metric, unknown, unknown, ComparisonOutcome.NotMeasured, ScalingChange.None, why);
    }

    private static ComparedLaw? Compare(
        Metric metric, List<BenchmarkRow> members, Dictionary<RowKey, BenchmarkRow> before, Dictionary<RowKey, string> incomparable,
        Budget? budget, Thresholds thresholds)
    {
        if (members.All(m => m[metric] is Reading.NotApplicable))
            return null;
        var head = ScalingFit.Of(members.Select(m => new ScalingPoint(m.Inserts!.Count, m[metric])));
        if (members.Find(m => incomparable.ContainsKey(m.Key)) is { } other)
        {
            var why = incomparable[other.Key];
            return new(metric, new ScalingLaw.Unknown(why), head, ComparisonOutcome.Incomparable, ScalingChange.None, why);
        }

        var known = members.Where(m => before.TryGetValue(m.Key, out var row) && row[metric] is not Reading.NotApplicable).ToList();
        var isNew = known.Count < ScalingFit.FewestPoints;
        var @base = isNew
            ? new ScalingLaw.Unknown($"base has {known.Count} of these cases, and a law takes {ScalingFit.FewestPoints}")
            : ScalingFit.Of(known.Select(m => new ScalingPoint(m.Inserts!.Count, before[m.Key][metric])));
        return LawComparison.Compare(metric, @base, head, isNew, budget, thresholds);
    }

    // What an operation allocates and does not keep is thrown away. Where that grows in steps, a collection outgrew one array after another.
    private static IReadOnlyList<ComparedLaw> Named(IReadOnlyList<ComparedLaw> laws)
    {
        var footprint = laws.FirstOrDefault(l => l.Metric == Metric.Footprint);
        return [.. laws.Select(l => l.Metric == Metric.Allocated && footprint is not null && LawComparison.IsLostCapacity(l, footprint)
            ? l with
            {
                Change = ScalingChange.LostCapacity,
                Explanation = l.Explanation.Replace(ScalingWords.Cause(l.Change), ScalingWords.Cause(ScalingChange.LostCapacity), StringComparison.Ordinal),
            }
            : l)];
    }
}
