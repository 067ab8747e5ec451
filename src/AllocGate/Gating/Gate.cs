using AllocGate.Core.Comparing;
using AllocGate.Core.Findings;
using AllocGate.Core.Judging;
using AllocGate.Core.Measuring;
using AllocGate.Core.Reporting;
using AllocGate.Core.Sharding;
using AllocGate.Core.Waiving;

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

        var cached = nothing is null ? await baselines.OpenCacheAsync(settings, change, progress, cancellationToken) : null;
        var scan = settings.RunsRules && change.Files is not null && nothing is null
            ? await scanner.ScanAsync(new ScanRequest(headTree, [], change, null), progress, cancellationToken)
            : ScanResult.None;
        settings = await WithTimesAsync(settings, began, sides: file is null ? 2 : 1, cancellationToken);
        var head = settings.Benchmarks && nothing is null
            ? await runner.MeasureAsync(headTree, Side.Head, settings.Measure, progress, cancellationToken)
            : MeasurementSet.Empty;
        RefuseEmptyFilter(settings, head);
        await times.KeepAsync(settings.Repository, head.Rows, cancellationToken);
        await using var chosen = settings.Benchmarks && nothing is null
            ? await baselines.ChooseAsync(settings, change, file, head, cached, progress, cancellationToken)
            : new ChosenBaseline(new Baseline.None("nothing was measured"), "none: nothing was measured", []);

        var judged = Judgement(settings, change, head, scan, chosen, nothing, began);
        if (judged.Verdict is Verdict.Fail && chosen is { Baseline: Baseline.FromFile elsewhere, NotedDifferences.Count: > 0 }
            && await baselines.ConfirmAsync(settings, change, elsewhere, head, cached, chosen.NotedDifferences, progress, cancellationToken) is { } confirmed)
        {
            await using (confirmed)
            {
                judged = Judgement(settings, change, head, scan, confirmed, nothing, began);
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

    private GateReport Judgement(
        GateSettings settings, ChangeSet change, MeasurementSet head, ScanResult scan, ChosenBaseline chosen, string? nothing, DateTimeOffset began)
    {
        var selection = new Selection(
            settings.Measure.Projects.Count == 0 ? [] : [.. head.Projects.Select(p => p.Project).Distinct()],
            settings.Measure.Frameworks,
            settings.Measure.Filter)
        {
            Shard = settings.Measure.Shard,
        };
        var leftOut = head.Projects.SelectMany(p => p.NotSelected).Where(n => n.Reason == settings.Measure.TimeBudget?.Reason).ToList();
        var rows = Comparer.Compare(chosen.Baseline, head, selection, settings.Configuration.Thresholds);
        var findings = ScopedFindings.Mark(scan.Findings, change.Files ?? [], scan.BaseFingerprints);
        var today = DateOnly.FromDateTime(began.UtcDateTime);
        var families = Families.Compare(rows, chosen.Baseline.Measurements, head, settings.Configuration.Thresholds);
        var waived = Waivers.Apply(rows, families, findings, settings.Configuration.Waivers, today);
        var evidence = new Evidence(head, chosen.Baseline, waived.Rows, waived.Findings, scan.Problems, nothing) { Families = waived.Families };
        var verdict = Judge.Decide(evidence, settings.Policy);

        return new GateReport(
            toolVersion,
            settings.Name,
            began,
            new ReportSubject(
                change.Event, change.HeadCommit, change.HeadDescription, change.BaseCommit,
                change.BaseCommit is null ? $"none: {change.BaseDescription}" : change.BaseDescription,
                chosen.Description, change.Posting),
            verdict,
            settings.Partial || leftOut.Count > 0,
            [.. head.Projects.Select(ProjectSummary.Of)],
            waived.Rows,
            NotSelectedRows(head, chosen.Baseline, selection),
            waived.Findings,
            waived.Uses,
            [.. change.Notices, .. RulesNotice(settings, change), .. TimeNotice(settings, head, leftOut.Count), .. scan.Notices, .. chosen.Notices, .. chosen.NotedDifferences.Select(d => "The baseline was measured elsewhere: " + d + ".")])
        {
            Shard = settings.Measure.Shard is { } part
                ? ShardEvidence.Of(part, settings.Policy, ShardSettings.Of(settings), settings.PartialWhenMerged, evidence)
                : null,
            Families = waived.Families,
            FailOn = settings.FailOn,
        };
    }

    private static string? NothingToCompare(GateSettings settings, ChangeSet change, Baseline.FromFile? file)
    {
        if (change.SameTree && file is null)
            return $"There is nothing to compare: base and head are the same tree ({change.BaseDescription}). Name another base with --base, or keep a baseline file.";
        return !settings.Benchmarks && change.Files is null
            ? "Nothing was judged: the rules judge a change, there is none to look at, and the benchmarks are left out."
            : null;
    }

    private static IEnumerable<string> RulesNotice(GateSettings settings, ChangeSet change)
    {
        if (settings.Rules && !settings.RunsRules)
            yield return ShardEvidence.RulesElsewhere;
        else if (settings.Rules && change.Files is null)
            yield return $"The rules judge a change, and there is none to look at: {change.BaseDescription}. `allocgate scan` looks at everything.";
    }

    private static IEnumerable<string> TimeNotice(GateSettings settings, MeasurementSet head, int leftOut)
    {
        if (settings.Measure.TimeBudget is { } budget && leftOut > 0)
        {
            var measured = head.Rows.Count();
            yield return $"{budget.Reason}: {measured:#,0} of {measured + leftOut:#,0} cases were measured, those that take least; the others are not selected.";
        }
    }

    private async Task<GateSettings> WithTimesAsync(GateSettings settings, DateTimeOffset began, int sides, CancellationToken cancellationToken) =>
        settings.TimeBudget is { } length
            ? settings with
            {
                Measure = settings.Measure with
                {
                    TimeBudget = new(length, began + length, sides, await times.ReadAsync(settings.Repository, cancellationToken)),
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

    private static IReadOnlyList<NotSelected> NotSelectedRows(MeasurementSet head, Baseline baseline, Selection selection)
    {
        var atHead = head.Projects.SelectMany(p => p.NotSelected).ToList();
        var known = atHead.Select(n => n.Key).ToHashSet();
        var atBase = from row in baseline.Measurements.Rows
                     let reason = selection.LeavesOut(row.Key)
                     where reason is not null && !known.Contains(row.Key)
                     select new NotSelected(row.Key, reason, ByOption: true);
        return [.. atHead.Concat(atBase).OrderBy(n => n.Key)];
    }
}
