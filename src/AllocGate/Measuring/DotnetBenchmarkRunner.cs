using AllocGate.Core.Measuring;
using AllocGate.Gating;
using AllocGate.Probe.Wire;

namespace AllocGate.Measuring;

/// <summary>Builds benchmark projects with the SDK and measures each case in processes of its own.</summary>
/// <param name="clock">Tells how long cases take, and what is left of a time budget.</param>
public sealed class DotnetBenchmarkRunner(MeasuringEnvironment environment, TimeProvider clock) : IBenchmarkRunner, IAllocationProfiler
{
    private readonly Dictionary<(string Root, MeasureRequest Request), IReadOnlyList<PreparedProject>> _prepared = [];

    public async Task<MeasurementSet> MeasureAsync(
        SourceTree tree, Side side, MeasureRequest request, IGateProgress progress, CancellationToken cancellationToken)
    {
        var sources = new SourcePaths(tree.Root);
        var room = MemoryRoom.Of(request.Jobs, environment.AvailableMemory);
        var probe = new ProbeProcess(environment, room.HeapLimit, request.Jit);
        var earlier = new EarlierFigures(request, new DotnetCommand(environment), progress);
        var began = clock.GetUtcNow();
        var prepared = await PrepareAsync(tree, side, request, probe, earlier, progress, cancellationToken);
        if (request.TimeBudget is { } timeBudget)
            prepared = WithinBudget(prepared, timeBudget, clock.GetUtcNow() - began, room.Jobs);
        var budgets = BudgetsOf(prepared, sources, side);
        var measured = new List<ProjectMeasurement>();
        foreach (var project in prepared)
            measured.Add(await MeasureAsync(project, side, request, room, probe, earlier, sources, budgets, progress, cancellationToken));
        return new(measured) { Build = new(request.Configuration ?? "Release", request.Properties), Shard = request.Shard };
    }

    public async Task<IReadOnlyList<ProfiledCase>> ProfileAsync(
        SourceTree tree, Side side, MeasureRequest request, IReadOnlyCollection<RowKey> only, IGateProgress progress, CancellationToken cancellationToken)
    {
        var room = MemoryRoom.Of(request.Jobs, environment.AvailableMemory);
        var probe = new ProbeProcess(environment, room.HeapLimit, request.Jit);
        // What was built to measure a tree is still there.
        var projects = _prepared.GetValueOrDefault((tree.Root, request))
            ?? await PrepareAsync(tree, side, request, probe, new EarlierFigures(request, new DotnetCommand(environment), progress), progress, cancellationToken);
        if (projects.Any(p => p is { Problem: null, Built: null } && p.Selection.Selected.Any(c => only.Contains(p.Key(c.Id)))))
        {
            // The figures came from the cache of an earlier run; lines come from what is built alone.
            request = request with { Cached = null };
            projects = await PrepareAsync(tree, side, request, probe, new EarlierFigures(request, new DotnetCommand(environment), progress), progress, cancellationToken);
        }

        var profiled = new List<ProfiledCase>();
        foreach (var project in projects)
        {
            var cases = project.Selection.Selected.Where(c => only.Count == 0 || only.Contains(project.Key(c.Id))).ToList();
            if (WhyNot(project, everything: only.Count == 0) is { } reason)
            {
                profiled.AddRange(cases.Select(c => new ProfiledCase.NotProfiled(project.Key(c.Id), c.DisplayName, reason)));
                if (project.Problem is not null)
                    profiled.Add(new ProfiledCase.NotProfiled(project.Key(""), project.Project.Path, reason));
            }
            else if (project.Built is { } built && cases.Count > 0)
            {
                progress.Step($"Looking for the lines that allocate in {project.Project.Path} ({(side == Side.Head ? "head" : "base")})");
                var profile = new CaseProfile(probe, new SourcePaths(tree.Root), project.Settings.Timeout);
                profiled.AddRange(await new ProfileWorkers(profile, built, environment.Probe, room.Jobs)
                    .ProfileAsync(cases, c => project.Key(c.Id), progress, cancellationToken));
            }
        }

        return profiled;
    }

    private static string? WhyNot(PreparedProject project, bool everything) => project switch
    {
        { Problem: { Kind: ProjectProblemKind.BuildFailed or ProjectProblemKind.DiscoveryFailed or ProjectProblemKind.CannotRun } problem } when everything => problem.Message,
        _ => null,
    };

    private async Task<IReadOnlyList<PreparedProject>> PrepareAsync(
        SourceTree tree, Side side, MeasureRequest request, ProbeProcess probe, EarlierFigures earlier, IGateProgress progress, CancellationToken cancellationToken)
    {
        var preparation = new ProjectPreparation(environment, probe, earlier, tree, side, request, progress);
        var prepared = new List<PreparedProject>();
        if (request.Overlay is not null)
            ProjectOverlay.Lay(request.Overlay, tree.Root);
        foreach (var project in ProjectSearch.Find(tree, side, request).Where(p => request.Overlay?.Projects.Contains(p.Path) ?? true))
            prepared.AddRange(await preparation.PrepareAsync(project, cancellationToken));
        return _prepared[(tree.Root, request)] = prepared;
    }

    // Base is built once more, and takes as long.
    private List<PreparedProject> WithinBudget(IReadOnlyList<PreparedProject> prepared, TimeBudget budget, TimeSpan preparation, int jobs)
    {
        var left = budget.Ends - clock.GetUtcNow() - preparation * (budget.Sides - 1);
        var cases = prepared.SelectMany(p => p.Selection.Selected.Select(c => p.Key(c.Id))).ToList();
        var leftOut = BudgetedCases.LeftOut(cases, budget, left, jobs).ToDictionary(key => key, _ => budget.Reason);
        return [.. prepared.Select(p => p with { Selection = p.Selection.Without(leftOut, p.Key) })];
    }

    private async Task<ProjectMeasurement> MeasureAsync(
        PreparedProject project, Side side, MeasureRequest request, MemoryRoom room, ProbeProcess probe, EarlierFigures earlier, SourcePaths sources,
        IReadOnlyDictionary<RowKey, IReadOnlyList<Budget>> budgets, IGateProgress progress, CancellationToken cancellationToken)
    {
        var known = project.Selection.Selected.Where(c => project.Known.ContainsKey(c.Id)).Select(c => project.Known[c.Id]).ToList();
        IReadOnlyList<BenchmarkRow> rows = known;
        if (project is { Problem: null, Built: { } built, Listing: { } listing })
        {
            var cases = project.Selection.Selected.Where(c => !project.Known.ContainsKey(c.Id)).ToList();
            progress.Step($"Measuring {project.Project.Path} ({(side == Side.Head ? "head" : "base")})");
            var measure = MeasurementOfCase(request, room, project.Settings.Timeout, probe, sources);
            var results = await new CaseWorkers(measure, built, environment.Probe, room.Jobs, clock).MeasureAsync(cases, progress, cancellationToken);
            var measured = cases.Zip(results, (listed, result) => Row(project, listed, result, sources, budgets)).ToList();
            await earlier.KeepAsync(project, measured, cancellationToken);
            rows =
            [
                .. known,
                .. measured,
                .. NotListed(project, listing).Where(row => request.Shard is null || request.Shard.Holds(row.Key)),
            ];
        }

        return new(
            project.Project.Path, project.Framework, project.Environment, rows, project.Selection.NotSelected, project.Problem,
            room.Notice is null ? project.Notices : [.. project.Notices, room.Notice])
        {
            FromCache = [.. known.Select(r => r.Key)],
        };
    }

    private Func<OutputCopy, ListedCase, CancellationToken, Task<MeasuredCase>> MeasurementOfCase(
        MeasureRequest request, MemoryRoom room, TimeSpan timeout, ProbeProcess probe, SourcePaths sources)
    {
        if (request.Engine == Engine.Probe)
            return new CaseMeasurement(probe, sources, timeout).MeasureAsync;
        var asUsual = new ProbeProcess(environment, room.HeapLimit, request.Jit) { Variables = new Dictionary<string, string?> { [ProbeVariables.CallCountingDelay] = null } };
        return new EngineCaseMeasurement(asUsual, timeout, request.BenchmarkDotNetJob).MeasureAsync;
    }

    private static BenchmarkRow Row(
        PreparedProject project, ListedCase listed, MeasuredCase result, SourcePaths sources,
        IReadOnlyDictionary<RowKey, IReadOnlyList<Budget>> budgets)
    {
        var key = project.Key(listed.Id);
        return new(key, listed.DisplayName, sources.Find(listed.Source), result.Allocated, result.Retained, result.Footprint, budgets[key], result.Notes)
        {
            Lifetimes = result.Lifetimes,
            Inserts = listed is { Rows: { } rows, RowsParameter: { } parameter, Family: { } family } ? new InsertedRows(family, parameter, rows) : null,
            Operations = result.Operations,
            Took = result.Took,
            LiveHeap = result.LiveHeap,
        };
    }

    // What could not be listed may have held benchmarks that the other side measures: a failed row, so that nobody takes it for nothing.
    private static IEnumerable<BenchmarkRow> NotListed(PreparedProject project, CaseListing listing) =>
        from problem in listing.Problems
        group problem.Message by problem.Where into messages
        let failed = new Reading.Failed("cannot be listed: " + string.Join("; ", messages.Distinct()))
        select new BenchmarkRow(project.Key($"{messages.Key} (not listed)"), messages.Key, null, failed, failed, failed, [], []);

    /// <exception cref="InvalidInputException">On head: budgets that cannot be read, all of them. Base's are not judged.</exception>
    private static Dictionary<RowKey, IReadOnlyList<Budget>> BudgetsOf(IEnumerable<PreparedProject> projects, SourcePaths sources, Side side)
    {
        var errors = new List<InputError>();
        var budgets = new Dictionary<RowKey, IReadOnlyList<Budget>>();
        foreach (var project in projects)
        {
            errors.AddRange(project.MalformedBudgets);
            foreach (var listed in project.Selection.Selected)
                budgets[project.Key(listed.Id)] = DeclaredBudgets.Read(listed, sources, errors);
        }

        return errors.Count > 0 && side == Side.Head ? throw new InvalidInputException(errors) : budgets;
    }
}
