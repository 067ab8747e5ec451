using AllocGate.Core.Comparing;
using AllocGate.Core.Judging;
using AllocGate.Core.Measuring;
using AllocGate.Core.Reporting;
using AllocGate.Core.Waiving;

namespace AllocGate.Core.Sharding;

/// <summary>One report of the reports of all shards. What the parts say of their own verdicts and waivers counts for nothing: both are found anew.</summary>
public static class MergedReport
{
    /// <param name="parts">All parts of one run, as <see cref="ShardChecks"/> leaves nothing to say of.</param>
    public static GateReport Of(IReadOnlyList<ShardReport> parts)
    {
        var inOrder = parts.OrderBy(p => p.Evidence.Part.Index).ToList();
        var reports = inOrder.Select(p => p.Report).ToList();
        var first = reports[0];
        var began = reports.Min(r => r.CreatedAt);
        var waived = Waivers.Apply(
            [.. reports.SelectMany(r => r.Rows).Select(NotWaived).OrderBy(r => r.Key)],
            [.. reports.SelectMany(r => r.Families).Select(NotWaived).OrderBy(f => f.Key)],
            [.. reports.SelectMany(r => r.Findings).Select(f => f.Finding)],
            [.. first.Waivers.Select(w => w.Waiver)],
            DateOnly.FromDateTime(began.UtcDateTime));
        var notSelected = NotSelectedOf(inOrder);
        var unmet = Expectations.Unmet(inOrder[0].Evidence.Expect ?? [], waived.Rows, notSelected);
        var verdict = Judge.Decide(EvidenceOf([.. inOrder.Select(p => p.Evidence)], first.Subject, waived) with { Unmet = unmet }, inOrder[0].Evidence.Policy);
        return first with
        {
            CreatedAt = began,
            Subject = first.Subject with { Baseline = string.Join("; ", reports.Select(r => r.Subject.Baseline).Distinct()) },
            Verdict = verdict,
            Partial = inOrder.Any(p => p.Evidence.Partial) || notSelected.Any(n => n.ByOption),
            Projects = ProjectsOf(reports),
            Rows = waived.Rows,
            Families = waived.Families,
            NotSelected = notSelected,
            Findings = waived.Findings,
            Suppressed = [.. reports.SelectMany(r => r.Suppressed)],
            Waivers = waived.Uses,
            Notices = NoticesOf(inOrder),
            Shard = null,
            FailOn = inOrder[0].Evidence.Policy.FailOn,
        };
    }

    private static Evidence EvidenceOf(IReadOnlyList<ShardEvidence> parts, ReportSubject subject, WaivedResult waived)
    {
        var none = parts.Select(p => p.NoBaseline).FirstOrDefault(reason => reason is not null);
        var @base = SetOf(parts.SelectMany(p => p.Base));
        return new(
            SetOf(parts.SelectMany(p => p.Head)),
            none is not null ? new Baseline.None(none) : new Baseline.Measured(subject.BaseCommit ?? "", @base),
            waived.Rows,
            waived.Findings,
            [.. parts.SelectMany(p => p.ScanProblems).Distinct()],
            parts.Select(p => p.NothingToCompare).FirstOrDefault(nothing => nothing is not null))
        {
            Families = waived.Families,
        };
    }

    private static MeasurementSet SetOf(IEnumerable<ShardProject> projects) =>
        new([.. projects.DistinctBy(p => (p.Project, p.Framework, p.Problem)).Select(p => p.ToMeasurement())]);

    private static ComparedRow NotWaived(ComparedRow row) =>
        row with { Comparisons = [.. row.Comparisons.Select(c => c with { WaivedBy = null })] };

    private static ComparedFamily NotWaived(ComparedFamily family) =>
        family with { Laws = [.. family.Laws.Select(law => law with { WaivedBy = null })] };

    private static IReadOnlyList<ProjectSummary> ProjectsOf(IEnumerable<GateReport> reports) =>
    [
        .. from project in reports.SelectMany(r => r.Projects)
           group project by (project.Project, project.Framework) into same
           let problems = same.Select(p => p.Problem).OfType<string>().Distinct().ToList()
           select new ProjectSummary(
               same.Key.Project,
               same.Key.Framework,
               same.Select(p => p.Environment).FirstOrDefault(e => e is not null),
               (int)Math.Clamp(same.Sum(p => (long)p.Cases), 0, int.MaxValue),
               problems.Count == 0 ? null : string.Join("; ", problems),
               [.. same.SelectMany(p => p.Notices).Distinct()]),
    ];

    private static IReadOnlyList<NotSelected> NotSelectedOf(IEnumerable<ShardReport> parts) =>
    [
        .. parts
            .SelectMany(p => p.Report.NotSelected.Where(n => n.Reason != p.Evidence.Part.Reason))
            .DistinctBy(n => n.Key)
            .OrderBy(n => n.Key),
    ];

    private static IReadOnlyList<string> NoticesOf(IReadOnlyList<ShardReport> parts)
    {
        var machines = from project in parts.SelectMany(p => p.Evidence.Head)
                       where project.Environment is not null
                       group project by (project.Project, project.Framework) into same
                       from other in same.Skip(1)
                       from difference in other.Environment!.NotedDifferences(same.First().Environment!)
                       select $"Its shards were measured on different machines: {difference}.";
        return
        [
            .. parts.SelectMany(p => p.Report.Notices).Where(n => n != ShardEvidence.RulesElsewhere).Distinct(),
            .. machines.Distinct(),
            $"Merged from {parts.Count} {(parts.Count == 1 ? "shard" : "shards")}.",
        ];
    }
}
