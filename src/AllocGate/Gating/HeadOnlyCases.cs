using AllocGate.Core.Measuring;

namespace AllocGate.Gating;

/// <summary>
/// Measures on base what only head declares, with head's benchmark project laid over base in a worktree of its own: many changes bring
/// their benchmark along. Where that does not compile or run, a case stays new.
/// </summary>
internal sealed class HeadOnlyCases(IChangeSource changes, IBenchmarkRunner runner)
{
    /// <summary>Base with those cases, and what a reader should know of them.</summary>
    public async Task<(MeasurementSet Base, IReadOnlyList<string> Notices)> AddAsync(
        MeasureRequest request, ChangeSet change, MeasurementSet head, MeasurementSet @base, IGateProgress progress, CancellationToken cancellationToken)
    {
        var onBase = @base.Rows.Select(r => r.Key).ToHashSet();
        var missing = head.Rows.Where(r => r.Allocated.HasFigure && !onBase.Contains(r.Key) && ChangesMoreThan(change, r.Key.Project)).Select(r => r.Key).ToHashSet();
        if (missing.Count == 0)
            return (@base, []);
        await using var tree = await changes.CheckOutAsync(change.Head.Root, change.BaseCommit!, cancellationToken);
        var overlaid = await runner.MeasureAsync(
            tree, Side.Base, request with { Cached = null, Overlay = new BaseOverlay(change.Head.Root, missing) }, progress, cancellationToken);
        var measured = overlaid.Projects
            .Select(p => p with { Rows = [.. p.Rows.Where(r => missing.Contains(r.Key) && r.Allocated.HasFigure)], NotSelected = [], Problem = null })
            .Where(p => p.Rows.Count > 0)
            .ToList();
        return (@base with { Projects = With(@base.Projects, measured) }, [.. Notices(missing, measured)]);
    }

    // Laid over a base that differs from head in that folder alone, base would be head, and say nothing of the change.
    private static bool ChangesMoreThan(ChangeSet change, string project)
    {
        var end = project.LastIndexOf('/');
        return end > 0 && change.Files is { } files && files.Any(f => !f.Path.StartsWith(project[..(end + 1)], StringComparison.Ordinal));
    }

    private static IReadOnlyList<ProjectMeasurement> With(IReadOnlyList<ProjectMeasurement> projects, IReadOnlyList<ProjectMeasurement> measured)
    {
        var all = projects.ToList();
        foreach (var more in measured)
        {
            var index = all.FindIndex(p => p.Project == more.Project && (p.Framework == more.Framework || p.Framework.Length == 0));
            if (index < 0)
                all.Add(more);
            else if (all[index].Problem is null)
                all[index] = all[index] with { Rows = [.. all[index].Rows, .. more.Rows] };
            else if (all[index].Problem!.Kind is ProjectProblemKind.Absent or ProjectProblemKind.NoBenchmark or ProjectProblemKind.NoAnnotatedBenchmark)
                all[index] = more;
        }

        return all;
    }

    private static IEnumerable<string> Notices(HashSet<RowKey> missing, IReadOnlyList<ProjectMeasurement> measured)
    {
        foreach (var project in measured)
        {
            yield return $"Base does not declare {string.Join(", ", project.Rows.Select(r => r.Name))}: measured there with the whole folder of head's {project.Project} laid over it.";
        }

        var still = missing.Except(measured.SelectMany(p => p.Rows).Select(r => r.Key)).Order().Select(k => k.Benchmark).ToList();
        if (still.Count > 0)
            yield return $"New, since head's benchmark project laid over base does not compile or run there: {string.Join(", ", still)}.";
    }
}
