using AllocGate.Core.Measuring;

namespace AllocGate.Core.Sharding;

/// <summary>One set of the measurements of all shards.</summary>
public static class MergedMeasurements
{
    /// <summary>Everything that is wrong, empty where the sets can be merged.</summary>
    /// <param name="parts">At least one, each of a shard.</param>
    public static IReadOnlyList<MergeError> Errors(IReadOnlyList<(string File, MeasurementSet Set)> parts)
    {
        var projects = parts.SelectMany(p => p.Set.Projects.Select(m => (p.File, m.Project, m.Framework, m.Environment)));
        return
        [
            .. PartErrors.Of([.. parts.Select(p => (p.File, p.Set.Shard!))]),
            .. Differences.In(parts, "versions of AllocGate", p => p.File, p => p.Set.Tool ?? "unknown"),
            .. Differences.In(parts, "build settings", p => p.File, p => Text(p.Set.Build)),
            .. EnvironmentErrors.Of(projects, "head"),
            .. parts.Where(p => p.Set.Shard!.IsPossible).SelectMany(p => ForeignRows(p.File, p.Set)),
        ];
    }

    /// <param name="parts">All parts of one run, as <see cref="Errors"/> leaves nothing to say of.</param>
    public static MeasurementSet Of(IEnumerable<MeasurementSet> parts)
    {
        var all = parts.OrderBy(p => p.Shard!.Index).ToList();
        return all[0] with
        {
            Shard = null,
            Projects = [.. all.SelectMany(p => p.Projects).GroupBy(p => (p.Project, p.Framework)).Select(same => ProjectOf([.. same]))],
        };
    }

    private static ProjectMeasurement ProjectOf(IReadOnlyList<ProjectMeasurement> same) => same[0] with
    {
        Environment = same.Select(p => p.Environment).FirstOrDefault(e => e is not null),
        Rows = [.. same.SelectMany(p => p.Rows).OrderBy(r => r.Key)],
        Problem = same.Select(p => p.Problem).FirstOrDefault(problem => problem is not null),
        Notices = [.. same.SelectMany(p => p.Notices).Distinct()],
    };

    private static IEnumerable<MergeError> ForeignRows(string file, MeasurementSet set)
    {
        var foreign = set.Rows.Where(r => !set.Shard!.Holds(r.Key)).ToList();
        if (foreign.Count > 0)
            yield return new($"It holds {foreign.Count:#,0} cases of another shard than its own, {set.Shard}, such as {foreign[0].Key.Benchmark}.", [file]);
    }

    private static string Text(BuildSettings build) => string.Join(
        ' ', build.Properties.OrderBy(p => p.Key, StringComparer.OrdinalIgnoreCase).Select(p => $"-p {p.Key}={p.Value}").Prepend(build.Configuration));
}
