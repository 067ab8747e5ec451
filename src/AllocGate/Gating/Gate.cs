using AllocGate.Core.Comparing;
using AllocGate.Core.Judging;
using AllocGate.Core.Measuring;

namespace AllocGate.Gating;

/// <summary>The straight line from a change to a verdict. No step looks back.</summary>
internal sealed class Gate(
    IChangeSource changes,
    IBenchmarkRunner runner,
    ISourceScanner scanner,
    BaselineChoice baselines,
    LineAttribution attribution,
    ICaseTimes times,
    IAnnouncer? announcer,
    IGateProgress progress,
    TimeProvider clock,
    string toolVersion)
{
    /// <summary>Reads the policy at base.</summary>
    public required BasePolicy Policy { get; init; }

    /// <summary>Judges one change.</summary>
    /// <param name="settings">What the user decided.</param>
    /// <param name="reporters">Where the report goes, in this order; the first one writes it to disk.</param>
    /// <exception cref="InvalidInputException">Something that the user gave cannot be used.</exception>
    public async Task<GateResult> RunAsync(
        GateSettings settings, IReadOnlyList<IReporter> reporters, CancellationToken cancellationToken)
    {
        var began = clock.GetUtcNow();
        var change = await changes.ResolveAsync(settings.Change, cancellationToken);
        await using var headTree = change.Head;
        await using var announced = announcer is null ? null : await announcer.AnnounceAsync(settings.Name, change.Posting, cancellationToken);
        var file = await baselines.ReadFileAsync(settings, headTree.Root, cancellationToken);
        var nothing = NothingToCompare(settings, change, file);
        var policy = await Policy.ReadAsync(settings, change, file, DateOnly.FromDateTime(began.UtcDateTime), cancellationToken);
        // A file that only head has holds what the change itself says of the base.
        if (settings.PolicyOfBase && file is not null)
            file = policy.BaselineFile is { } atBase ? file with { Set = atBase } : null;

        var cached = nothing is null ? await baselines.OpenCacheAsync(settings, change, progress, cancellationToken) : null;
        var scan = settings.RunsRules && change.Files is not null && nothing is null
            ? await scanner.ScanAsync(new ScanRequest(headTree, [], change, null) { Configurations = settings.PolicyOfBase ? policy.RuleConfigurations : null }, progress, cancellationToken)
            : ScanResult.None;
        if (settings.PolicyOfBase)
            scan = scan.WithSuppressionsOfBase(change.Files ?? []);
        settings = await WithTimesAsync(settings, began, sides: file is null ? 2 : 1, cancellationToken);
        var head = settings.Benchmarks && nothing is null
            ? await runner.MeasureAsync(headTree, Side.Head, settings.Measure, progress, cancellationToken)
            : MeasurementSet.Empty;
        RefuseEmptyFilter(settings, head);
        await times.KeepAsync(settings.Repository, head.Rows, cancellationToken);
        await using var chosen = settings.Benchmarks && nothing is null
            ? await baselines.ChooseAsync(settings, change, file, head, cached, progress, cancellationToken)
            : new ChosenBaseline(new Baseline.None("nothing was measured"), "none: nothing was measured", []);

        var judgement = new Judgement(changes, settings, change, policy, head, scan, nothing, began, toolVersion);
        var judged = await judgement.OfAsync(chosen, cancellationToken);
        if (judged.Verdict is Verdict.Fail && chosen is { Baseline: Baseline.FromFile elsewhere, NotedDifferences.Count: > 0 }
            && await baselines.ConfirmAsync(settings, change, elsewhere, head, cached, chosen.NotedDifferences, progress, cancellationToken) is { } confirmed)
        {
            await using (confirmed)
            {
                judged = await judgement.OfAsync(confirmed, cancellationToken);
                judged = await attribution.AddAsync(judged, change, settings.Measure, confirmed.Measured, progress, cancellationToken);
            }
        }
        else
        {
            judged = await attribution.AddAsync(judged, change, settings.Measure, chosen.Measured, progress, cancellationToken);
        }

        await progress.DisposeAsync();
        return await GateResult.DeliverAsync(judged, reporters, cancellationToken);
    }

    private static string? NothingToCompare(GateSettings settings, ChangeSet change, Baseline.FromFile? file)
    {
        if (change.SameTree && file is null)
            return $"There is nothing to compare: base and head are the same tree ({change.BaseDescription}). Name another base with --base, or keep a baseline file.";
        return !settings.Benchmarks && change.Files is null
            ? "Nothing was judged: the rules judge a change, there is none to look at, and the benchmarks are left out."
            : null;
    }

    private async Task<GateSettings> WithTimesAsync(GateSettings settings, DateTimeOffset began, int sides, CancellationToken cancellationToken) =>
        settings.TimeBudget is { } length
            ? settings with
            {
                Measure = settings.Measure with
                {
                    TimeBudget = new(length, began + length, sides, await times.ReadAsync(settings.Repository, progress, cancellationToken)),
                },
            }
            : settings;

    private static void RefuseEmptyFilter(GateSettings settings, MeasurementSet head)
    {
        var filter = settings.Measure.Filter;
        var leftOut = head.Projects.SelectMany(p => p.NotSelected).Where(n => n.ByOption).ToList();
        var selects = filter.Glob.Length == 0 || head.Rows.Any() || leftOut.Count == 0 || leftOut.Any(n => filter.Selects(n.Key.Benchmark));
        if (!selects)
            throw new InvalidInputException($"No benchmark matches \"{filter.Glob}\".", "--filter", "Write a glob over the benchmark's id, such as \"*BulkInsert*\".");
    }
}
