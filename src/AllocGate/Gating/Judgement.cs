using AllocGate.Core.Comparing;
using AllocGate.Core.Findings;
using AllocGate.Core.Judging;
using AllocGate.Core.Measuring;
using AllocGate.Core.Reporting;
using AllocGate.Core.Sharding;
using AllocGate.Core.Waiving;

namespace AllocGate.Gating;

/// <summary>From what was measured and found to a finished report.</summary>
internal sealed class Judgement(
    IChangeSource changes, GateSettings settings, ChangeSet change, PolicyAtBase policy, MeasurementSet head, ScanResult scan, string? nothing, DateTimeOffset began, string toolVersion)
{
    public async Task<GateReport> OfAsync(ChosenBaseline chosen, CancellationToken cancellationToken)
    {
        var configuration = settings.PolicyOfBase ? policy.Configuration ?? settings.Configuration : settings.Configuration;
        var file = chosen.Baseline as Baseline.FromFile;
        var loosenings = policy.Loosenings(settings.Configuration, file, head, chosen.Baseline);
        var held = settings.PolicyOfBase ? WithBudgetsOf(chosen.Baseline.Measurements) : head;
        var renamed = Renames.Apply(chosen.Baseline, configuration.Renames);
        var selection = new Selection(
            settings.Measure.Projects.Count == 0 ? [] : [.. head.Projects.Select(p => p.Project).Distinct()],
            settings.Measure.Frameworks,
            settings.Measure.Filter)
        {
            Shard = settings.Measure.Shard,
        };
        var leftOut = head.Projects.SelectMany(p => p.NotSelected).Where(n => n.Reason == settings.Measure.TimeBudget?.Reason).ToList();
        var rows = Renames.Mark(Comparer.Compare(renamed, held, selection, configuration.Thresholds), configuration.Renames, chosen.Baseline.Measurements.Rows);
        rows = await WithCommitsAsync(rows, file, cancellationToken);
        var findings = ScopedFindings.Mark(scan.Findings, change.Files ?? [], scan.BaseFingerprints);
        var today = DateOnly.FromDateTime(began.UtcDateTime);
        var families = Families.Compare(rows, renamed.Measurements, held, configuration.Thresholds);
        var (accepted, unread) = rows.Any(Fails) || families.Any(f => f.Laws.Any(law => law.Fails)) ? await AcceptedAsync(today, cancellationToken) : ([], []);
        var waived = Waivers.Apply(rows, families, findings, [.. accepted, .. configuration.Waivers], today);
        waived = waived with { Rows = AcceptingLines.AddTo(waived.Rows, againstFile: file is not null) };
        var notSelected = NotSelectedRows(chosen.Baseline, selection);
        var evidence = new Evidence(held, renamed, waived.Rows, waived.Findings, scan.Problems, nothing)
        {
            Families = waived.Families,
            Unmet = settings.Benchmarks && nothing is null && settings.Measure.Shard is null ? Expectations.Unmet(configuration.Expect, waived.Rows, notSelected) : [],
        };
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
            settings.Partial || notSelected.Any(n => n.ByOption),
            [.. head.Projects.Select(ProjectSummary.Of)],
            waived.Rows,
            notSelected,
            waived.Findings,
            waived.Uses,
            [.. change.Notices, .. policy.Notices, .. unread, .. RulesNotice(), .. TimeNotice(leftOut.Count), .. scan.Notices, .. chosen.Notices, .. chosen.NotedDifferences.Select(d => "The baseline was measured elsewhere: " + d + ".")])
        {
            Shard = settings.Measure.Shard is { } part
                ? ShardEvidence.Of(part, settings.Policy, ShardSettings.Of(settings), settings.PartialWhenMerged, evidence) with { Expect = configuration.Expect.Count > 0 ? configuration.Expect : null }
                : null,
            Families = waived.Families,
            FailOn = settings.FailOn,
            Suppressed = ScopedFindings.Mark(scan.Suppressed, change.Files ?? [], scan.SuppressedAtBase),
            Loosenings = loosenings,
        };
    }

    private static bool Fails(ComparedRow row) => row.Comparisons.Any(c => c.Fails);

    private async Task<(IReadOnlyList<Waiver> Accepted, IReadOnlyList<string> Notices)> AcceptedAsync(DateOnly today, CancellationToken cancellationToken) =>
        Acceptance.Of(await changes.CommitsAsync(change.Head.Root, change, cancellationToken), today);

    private async Task<IReadOnlyList<ComparedRow>> WithCommitsAsync(IReadOnlyList<ComparedRow> rows, Baseline.FromFile? file, CancellationToken cancellationToken)
    {
        if (file is null || !rows.Any(row => row.Comparisons.Any(c => c.Crept)))
            return rows;
        var told = new List<ComparedRow>();
        foreach (var row in rows)
        {
            if (!row.Comparisons.Any(c => c.Crept))
            {
                told.Add(row);
                continue;
            }

            var commits = await changes.CommitsOfLineAsync(change.Head.Root, file.Path, row.Key.Benchmark, cancellationToken);
            var text = commits.Count == 0 ? "git knows no commit of it" : "its commits: " + string.Join(", ", commits);
            told.Add(row with { Comparisons = [.. row.Comparisons.Select(c => c.Crept ? c with { Explanation = $"{c.Explanation}; {text}" } : c)] });
        }

        return told;
    }

    // Budgets are written on the benchmark: those of base hold for what both sides have.
    private MeasurementSet WithBudgetsOf(MeasurementSet @base)
    {
        var before = @base.Rows.ToDictionary(r => r.Key, r => r.Budgets);
        return head with { Projects = [.. head.Projects.Select(p => p with { Rows = [.. p.Rows.Select(r => before.TryGetValue(r.Key, out var budgets) ? r with { Budgets = budgets } : r)] })] };
    }

    private IEnumerable<string> RulesNotice()
    {
        if (settings.Rules && !settings.RunsRules)
            yield return ShardEvidence.RulesElsewhere;
        else if (settings.Rules && change.Files is null)
            yield return $"The rules judge a change, and there is none to look at: {change.BaseDescription}. `allocgate scan` looks at everything.";
    }

    private IEnumerable<string> TimeNotice(int leftOut)
    {
        if (settings.Measure.TimeBudget is { } budget && leftOut > 0)
        {
            var measured = head.Rows.Count();
            yield return $"{budget.Reason}: {measured:#,0} of {measured + leftOut:#,0} cases were measured, those that take least; the others are not selected.";
        }
    }

    private IReadOnlyList<NotSelected> NotSelectedRows(Baseline baseline, Selection selection)
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
