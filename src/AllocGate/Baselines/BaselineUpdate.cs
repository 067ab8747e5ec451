using AllocGate.Core.Comparing;
using AllocGate.Core.Measuring;

namespace AllocGate.Baselines;

/// <summary>Puts new measurements into a baseline.</summary>
internal static class BaselineUpdate
{
    /// <param name="before">What the file held.</param>
    /// <param name="now">What was measured, without a gap.</param>
    /// <param name="wholeRepository">True where every project was measured, so that one that is not there any more goes.</param>
    /// <param name="only">The cases that are updated; the others keep their figures.</param>
    /// <param name="accept">True where growth is accepted: what is measured now is the figure that further growth is held against.</param>
    public static MeasurementSet Apply(MeasurementSet before, MeasurementSet now, bool wholeRepository, CaseFilter only, bool accept)
    {
        var known = before.Rows.ToDictionary(r => r.Key);
        var projects = now.Projects.Select(p => Updated(before, p, known, only, accept)).ToList();
        var measured = projects.Select(p => p.Project).ToHashSet();
        return now with { Projects = wholeRepository ? projects : [.. before.Projects.Where(p => !measured.Contains(p.Project)), .. projects] };
    }

    /// <summary>Why the figures that stay cannot stand beside the new ones, a sentence a project; empty where they can.</summary>
    public static IReadOnlyList<string> Clashes(MeasurementSet before, MeasurementSet now, bool wholeRepository, CaseFilter only)
    {
        var measured = now.Projects.Select(p => p.Project).ToHashSet();
        var stay = wholeRepository ? [] : before.Projects.Where(p => p.Rows.Count > 0 && p.Environment is not null && !measured.Contains(p.Project));
        return
        [
            .. now.Projects.Where(p => Kept(before, p, only).Any()).Select(p => Clash(At(before, p)!.Environment, before, p, now)).OfType<string>(),
            .. from project in stay
               where Conditions(project.Environment!, before) != Conditions(project.Environment!, now)
               select $"{project.Project}: its figures stay and were built with other settings.",
        ];
    }

    /// <summary>Cases that have grown beyond the thresholds, against the file or against what was accepted last.</summary>
    public static IReadOnlyList<string> Regressions(MeasurementSet before, MeasurementSet now, CaseFilter only, Thresholds thresholds) =>
    [
        .. from row in Comparer.Compare(new Baseline.FromFile("", before), now, Selection.Everything, thresholds)
           where only.Selects(row.Key.Benchmark)
           from comparison in row.Comparisons
           where comparison.Outcome == ComparisonOutcome.Regressed
           select $"{row.Name}: {comparison.Explanation}",
    ];

    /// <summary>What the update changes, a sentence each.</summary>
    public static IReadOnlyList<string> Summary(MeasurementSet before, MeasurementSet after)
    {
        var (was, now) = (before.Rows.ToDictionary(r => r.Key), after.Rows.ToDictionary(r => r.Key));
        return
        [
            .. now.Values.Where(r => !was.ContainsKey(r.Key)).Select(r => $"added: {r.Name}"),
            .. was.Values.Where(r => !now.ContainsKey(r.Key)).Select(r => $"removed: {r.Name}"),
            .. from row in now.Values
               where was.ContainsKey(row.Key)
               from metric in Metrics
               let old = was[row.Key][metric]
               where old.HasFigure && row[metric].HasFigure && old.Estimate != row[metric].Estimate
               select $"{metric.ToString().ToLowerInvariant()} of {row.Name}: {old.Estimate} → {row[metric].Estimate}",
        ];
    }

    private static readonly Metric[] Metrics = [Metric.Allocated, Metric.Retained, Metric.Footprint];

    private static ProjectMeasurement Updated(MeasurementSet before, ProjectMeasurement now, Dictionary<RowKey, BenchmarkRow> known, CaseFilter only, bool accept)
    {
        var kept = Kept(before, now, only).ToList();
        var updated = now.Rows.Where(r => only.Selects(r.Key.Benchmark)).Select(r => WithAccepted(known.GetValueOrDefault(r.Key), r, accept));
        // Held elsewhere against what is measured there, a file that names an older runtime is measured again before a row fails.
        return now with { Rows = [.. updated, .. kept], Environment = kept.Count > 0 ? At(before, now)!.Environment : now.Environment };
    }

    private static string? Clash(RunEnvironment? was, MeasurementSet before, ProjectMeasurement project, MeasurementSet now)
    {
        if (was is null || project.Environment is not { } environment || Conditions(was, before) == Conditions(environment, now))
            return null;
        var differences = environment.MustMatchDifferences(was);
        return $"{project.Project}: figures that stay were measured under other conditions ({(differences.Count > 0 ? string.Join("; ", differences) : "other build settings")}).";
    }

    private static string Conditions(RunEnvironment environment, MeasurementSet set) => MeasuringConditions.Of(environment, set.Build);

    private static ProjectMeasurement? At(MeasurementSet set, ProjectMeasurement project) =>
        set.Projects.FirstOrDefault(p => p.Project == project.Project && p.Framework == project.Framework);

    private static IEnumerable<BenchmarkRow> Kept(MeasurementSet before, ProjectMeasurement project, CaseFilter only) =>
        before.Rows.Where(r => r.Key.Project == project.Project && r.Key.Framework == project.Framework && !only.Selects(r.Key.Benchmark));

    private static BenchmarkRow WithAccepted(BenchmarkRow? before, BenchmarkRow now, bool accept)
    {
        if (before is null || accept)
            return now;
        var accepted = new AcceptedFigures(Smaller(Metric.Allocated), Smaller(Metric.Retained), Smaller(Metric.Footprint));
        return accepted == new AcceptedFigures() ? now : now with { Accepted = accepted };

        // A figure that shrank is accepted as it is: growth is held against the best that was reached.
        Reading? Smaller(Metric metric) =>
            before.AcceptedOf(metric) is { HasFigure: true } old && now[metric].HasFigure && now[metric].Estimate > old.Estimate ? old : null;
    }
}
