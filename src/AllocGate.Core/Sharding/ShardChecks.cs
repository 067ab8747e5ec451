using AllocGate.Core.Comparing;
using AllocGate.Core.Measuring;

namespace AllocGate.Core.Sharding;

/// <summary>Whether reports are the parts of one run: all of them, each once, of the same change, under the same conditions.</summary>
public static class ShardChecks
{
    /// <summary>Everything that is wrong, empty where the reports can be merged.</summary>
    /// <param name="parts">At least one.</param>
    public static IReadOnlyList<MergeError> Of(IReadOnlyList<ShardReport> parts)
    {
        List<MergeError> errors = [.. PartErrors.Of([.. parts.Select(p => (p.File, p.Evidence.Part))]), .. Mixed(parts)];
        // What rows belong where is known only where the parts themselves are right.
        if (errors.Count == 0)
            errors.AddRange([.. parts.SelectMany(ForeignRows), .. parts.SelectMany(ImpossibleRows), .. LostRows(parts)]);
        return errors;
    }

    private static IEnumerable<MergeError> Mixed(IReadOnlyList<ShardReport> parts)
    {
        var settings = parts.SelectMany(p => p.Evidence.Settings.Keys).Distinct().Order(StringComparer.Ordinal);
        var heads = parts.SelectMany(p => p.Evidence.Head.Select(project => (p.File, project)));
        var bases = parts.SelectMany(p => p.Evidence.Base.Select(project => (p.File, project)));
        return
        [
            .. Differences.In(parts, "versions of AllocGate", p => p.File, p => p.Report.ToolVersion),
            .. Differences.In(parts, "names (--name)", p => p.File, p => p.Report.Name),
            .. Differences.In(parts, "head commits", p => p.File, p => p.Report.Subject.HeadCommit ?? "none"),
            .. Differences.In(parts, "base commits", p => p.File, p => p.Report.Subject.BaseCommit ?? "none"),
            .. Differences.In(parts, "rules for the verdict", p => p.File, p => p.Evidence.Policy.ToString()),
            .. settings.SelectMany(name => Differences.In(parts, $"settings of {name}", p => p.File, p => p.Evidence.Settings.GetValueOrDefault(name, "none"))),
            .. EnvironmentErrors.Of(heads.Select(p => (p.File, p.project.Project, p.project.Framework, p.project.Environment)), "head"),
            .. EnvironmentErrors.Of(bases.Select(p => (p.File, p.project.Project, p.project.Framework, p.project.Environment)), "base"),
        ];
    }

    private static IEnumerable<MergeError> ForeignRows(ShardReport part)
    {
        var keys = part.Report.Rows.Select(r => r.Key).Concat(part.Report.Families.Select(f => f.Key)).ToList();
        var foreign = keys.Where(key => !part.Evidence.Part.Holds(key)).ToList();
        if (foreign.Count > 0)
            yield return new($"It holds rows of another shard than its own, {part.Evidence.Part}: {Some(foreign)}.", [part.File]);
        var twice = part.Report.Rows.GroupBy(r => r.Key).Where(g => g.Count() > 1).Select(g => g.Key).ToList();
        if (twice.Count > 0)
            yield return new($"It holds rows twice: {Some(twice)}.", [part.File]);
    }

    // What a comparison came to is said by its file; that it passes without a figure, no file may say.
    private static IEnumerable<MergeError> ImpossibleRows(ShardReport part)
    {
        var impossible = part.Report.Rows
            .Where(r => r.Comparisons.Count == 0 || r.Comparisons.DistinctBy(c => c.Metric).Count() < r.Comparisons.Count || r.Comparisons.Any(PassesWithoutFigure))
            .ToList();
        if (impossible.Count > 0)
            yield return new($"It holds rows that cannot be: {Some(impossible.Select(r => r.Key))}.", [part.File]);
    }

    private static bool PassesWithoutFigure(Comparison comparison) => comparison.Outcome switch
    {
        ComparisonOutcome.New => IsNone(comparison.Head),
        ComparisonOutcome.Unchanged or ComparisonOutcome.Improved or ComparisonOutcome.Grown => IsNone(comparison.Head) || IsNone(comparison.Base),
        _ => false,
    };

    private static bool IsNone(Reading reading) => reading is Reading.Failed or Reading.NotMeasured;

    private static IEnumerable<MergeError> LostRows(IReadOnlyList<ShardReport> parts)
    {
        var byIndex = parts.ToDictionary(p => p.Evidence.Part.Index);
        var known = parts.ToDictionary(p => p.Evidence.Part.Index, p => p.Report.Rows.Select(r => r.Key).Concat(p.Report.NotSelected.Select(n => n.Key)).ToHashSet());
        foreach (var part in parts)
        {
            var lost = from left in part.Report.NotSelected
                       where left.Reason == part.Evidence.Part.Reason
                       let owner = byIndex[Shard.IndexOf(left.Key, parts.Count)]
                       where !known[owner.Evidence.Part.Index].Contains(left.Key) && IsAnswerable(part, owner, left.Key)
                       group left.Key by owner;
            foreach (var keys in lost)
                yield return new($"Shard {part.Evidence.Part} left rows to shard {keys.Key.Evidence.Part}, which does not have them: {Some(keys)}.", [part.File, keys.Key.File]);
        }
    }

    // A project that the other part could not measure, or another baseline than here, says for itself why its rows are not there.
    private static bool IsAnswerable(ShardReport part, ShardReport owner, RowKey key) =>
        part.Report.Subject.Baseline == owner.Report.Subject.Baseline
        && !owner.Evidence.Head.Any(p => p.Project == key.Project && p.Problem is not null);

    private static string Some(IEnumerable<RowKey> keys)
    {
        var all = keys.ToList();
        var shown = string.Join(", ", all.Take(3).Select(k => k.Benchmark));
        return all.Count > 3 ? $"{shown} and {all.Count - 3:#,0} more" : shown;
    }
}
