using AllocGate.Core.Comparing;
using AllocGate.Core.Measuring;

namespace AllocGate.Gating;

/// <summary>Finds what head is compared with: the committed file where a team keeps one, else the base commit, measured here.</summary>
internal sealed class BaselineChoice(IChangeSource changes, IBenchmarkRunner runner, IBaselineStore store, IBaseCache cache)
{
    public const string FileName = "allocgate.baseline.json";

    /// <summary>The file that would be read, or nothing where the base is to be measured.</summary>
    /// <exception cref="InvalidInputException">--baseline file, and there is none.</exception>
    private static string? FileFor(GateSettings settings, string headRoot)
    {
        if (settings.Baseline == BaselineMode.Measure)
            return null;
        var path = settings.BaselineFile ?? Path.Combine(headRoot, FileName);
        if (File.Exists(path))
            return path;
        if (settings.Baseline == BaselineMode.Auto && settings.BaselineFile is null)
            return null;
        throw new InvalidInputException(
            "There is no such baseline file.", settings.BaselineFile ?? FileName, "Write one with `allocgate baseline update`.");
    }

    /// <summary>Reads the file before anything is measured, so that an unreadable one is said at once.</summary>
    /// <exception cref="InvalidInputException">There is a file and it cannot be read, or one was asked for and there is none.</exception>
    public async Task<Baseline.FromFile?> ReadFileAsync(GateSettings settings, string headRoot, CancellationToken cancellationToken)
    {
        if (!settings.Benchmarks || FileFor(settings, headRoot) is not { } path)
            return null;
        var shown = Path.GetRelativePath(headRoot, path).Replace('\\', '/');
        var set = await store.ReadAsync(path, cancellationToken);
        return set.Shard is null ? new Baseline.FromFile(shown, set) : throw PartOfMeasurements.Refused(shown, set.Shard);
    }

    /// <summary>What is known of the base, read before code of the change runs: it could write into the folder. Nothing under --no-cache.</summary>
    public async Task<CachedCommit?> OpenCacheAsync(
        GateSettings settings, ChangeSet change, IGateProgress progress, CancellationToken cancellationToken) =>
        settings is { Cache: true, Benchmarks: true } && change.BaseCommit is { } commit ? await cache.OpenAsync(commit, progress, cancellationToken) : null;

    public async Task<ChosenBaseline> ChooseAsync(
        GateSettings settings, ChangeSet change, Baseline.FromFile? file, MeasurementSet head, CachedCommit? cached,
        IGateProgress progress, CancellationToken cancellationToken)
    {
        if (file is null)
        {
            var why = settings.Baseline == BaselineMode.Measure ? "--baseline measure" : $"no {FileName} is kept with the sources{(settings.PolicyOfBase ? " of base" : "")}";
            return await MeasureBaseAsync(settings.Measure with { Cached = cached?.ComparableWith(head) }, change, head, why, progress, cancellationToken);
        }

        var mustMatch = Differences(file.Set, head, (a, b) => a.MustMatchDifferences(b));
        if (mustMatch.Count > 0 && settings.Baseline == BaselineMode.Auto && change.BaseCommit is not null)
        {
            return await MeasureBaseAsync(settings.Measure with { Cached = cached?.ComparableWith(head) }, change, head,
                $"{file.Path} was measured under other conditions ({string.Join("; ", mustMatch)})", progress, cancellationToken);
        }

        var noted = Differences(file.Set, head, (a, b) => a.NotedDifferences(b));
        return new ChosenBaseline(
            file,
            $"{file.Path}{(settings.Baseline == BaselineMode.Auto ? ", the file kept with the sources" : "")}",
            noted);
    }

    /// <summary>
    /// The base commit, measured here as the baseline file was: with the file's own properties, so that what this run plants by -p stays
    /// on head alone. What the file says was accepted last counts here too. Nothing where git has no base.
    /// </summary>
    public async Task<ChosenBaseline?> ConfirmAsync(
        GateSettings settings, ChangeSet change, Baseline.FromFile file, MeasurementSet head, CachedCommit? cached, IReadOnlyList<string> differences,
        IGateProgress progress, CancellationToken cancellationToken)
    {
        if (change.BaseCommit is null)
            return null;
        var request = settings.Measure with
        {
            Configuration = file.Set.Build.Configuration,
            Properties = file.Set.Build.Properties,
            Cached = cached?.ComparableWith(head),
        };
        var measured = await MeasureBaseAsync(request, change, head,
            $"rows would fail against {file.Path}, which was measured elsewhere ({string.Join("; ", differences)})", progress, cancellationToken);
        if (measured.Baseline is Baseline.Measured { Set: var set } && set.Rows.Any())
            return measured with { Baseline = new Baseline.Measured(change.BaseCommit, set.WithAccepted(file.Set)) };
        await measured.DisposeAsync();
        return null;
    }

    private async Task<ChosenBaseline> MeasureBaseAsync(
        MeasureRequest request, ChangeSet change, MeasurementSet head, string why, IGateProgress progress, CancellationToken cancellationToken)
    {
        if (change.BaseCommit is null)
            return new ChosenBaseline(new Baseline.None(change.BaseDescription), $"none: {change.BaseDescription}", []);
        request = request with { TimeBudget = null, LeftOut = LeftOut(request, head) };
        var tree = await changes.CheckOutAsync(change.Head.Root, change.BaseCommit, cancellationToken);
        try
        {
            var set = await runner.MeasureAsync(tree, Side.Base, request, progress, cancellationToken);
            var (complete, headOnly) = await new HeadOnlyCases(changes, runner).AddAsync(request, change, head, set, progress, cancellationToken);
            return new ChosenBaseline(
                new Baseline.Measured(change.BaseCommit, complete), $"measured in this run at {change.BaseCommit[..12]}, since {why}", [])
            {
                Notices = [.. tree.Notices, .. request.Cached?.Notices ?? [], .. FromCache(set), .. headOnly],
                Measured = (tree, request),
            };
        }
        catch
        {
            await tree.DisposeAsync();
            throw;
        }
    }

    // What a time budget leaves out on head is not measured on base either; what base alone has is: it is missing on head.
    private static IReadOnlyDictionary<RowKey, string> LeftOut(MeasureRequest request, MeasurementSet head) => request.TimeBudget is { } budget
        ? head.Projects.SelectMany(p => p.NotSelected).Where(n => n.Reason == budget.Reason).ToDictionary(n => n.Key, n => n.Reason)
        : request.LeftOut;

    private static IEnumerable<string> FromCache(MeasurementSet set)
    {
        foreach (var project in set.Projects.Where(p => p.FromCache.Count > 0))
        {
            var anew = project.Rows.ExceptBy(project.FromCache, r => r.Key).Select(r => r.Name).ToList();
            yield return anew.Count == 0
                ? $"Base of {project.Project}: all figures come from the cache of an earlier run (--no-cache measures again)."
                : $"Base of {project.Project}: {project.FromCache.Count} of {project.Rows.Count} rows come from the cache of an earlier run; measured now: {string.Join(", ", anew)}.";
        }
    }

    private static List<string> Differences(
        MeasurementSet @base, MeasurementSet head, Func<RunEnvironment, RunEnvironment, IReadOnlyList<string>> compare)
    {
        var pairs = from here in head.Projects
                    join there in @base.Projects on (here.Project, here.Framework) equals (there.Project, there.Framework)
                    where here.Environment is not null && there.Environment is not null
                    from difference in compare(here.Environment!, there.Environment!)
                    select difference;
        return [.. pairs.Distinct()];
    }
}
