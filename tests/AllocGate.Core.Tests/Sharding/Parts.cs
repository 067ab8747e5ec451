using AllocGate.Core.Comparing;
using AllocGate.Core.Findings;
using AllocGate.Core.Judging;
using AllocGate.Core.Measuring;
using AllocGate.Core.Reporting;
using AllocGate.Core.Sharding;
using AllocGate.Core.Waiving;

namespace AllocGate.Core.Tests.Sharding;

/// <summary>A run, whole or in parts, as the gate makes its report.</summary>
internal static class Parts
{
    public static readonly JudgePolicy Policy = new(FindingSeverity.Warning, AllowFirstRun: false, Benchmarks: true, ProjectsNamed: false);

    private static readonly DateTimeOffset Began = new(2026, 11, 23, 8, 0, 0, TimeSpan.Zero);

    public static GateReport Whole(MeasurementSet before, MeasurementSet now, params Waiver[] waivers) => Report(before, now, null, waivers);

    public static IReadOnlyList<ShardReport> Of(int count, MeasurementSet before, MeasurementSet now, params Waiver[] waivers) =>
    [
        .. from index in Enumerable.Range(1, count)
           let report = Report(before, now, new Shard(index, count), waivers)
           select new ShardReport($"{index}.json", report, report.Shard!),
    ];

    private static GateReport Report(MeasurementSet before, MeasurementSet now, Shard? part, Waiver[] waivers)
    {
        var baseline = new Baseline.Measured("b1", Cut(before, part));
        var head = Cut(now, part);
        var rows = Comparer.Compare(baseline, head, Selection.Everything with { Shard = part }, Thresholds.Default);
        var families = Families.Compare(rows, baseline.Set, head, Thresholds.Default);
        var waived = Waivers.Apply(rows, families, [], waivers, DateOnly.FromDateTime(Began.UtcDateTime));
        var evidence = new Evidence(head, baseline, waived.Rows, waived.Findings, [], NothingToCompare: null) { Families = waived.Families };
        return new GateReport(
            "1.0", "AllocGate", Began, new ReportSubject("local", "h1", "head", "b1", "base", "measured", null), Judge.Decide(evidence, Policy),
            Partial: part is not null, [.. head.Projects.Select(ProjectSummary.Of)], waived.Rows, [.. head.Projects.SelectMany(p => p.NotSelected)],
            waived.Findings, waived.Uses, [])
        {
            Families = waived.Families,
            Shard = part is null ? null : ShardEvidence.Of(part, Policy, new Dictionary<string, string> { ["--filter"] = "" }, partial: false, evidence),
        };
    }

    private static MeasurementSet Cut(MeasurementSet set, Shard? part) => part is null ? set : set with
    {
        Projects =
        [
            .. set.Projects.Select(p => p with
            {
                Rows = [.. p.Rows.Where(r => part.Holds(r.Key))],
                NotSelected = [.. p.Rows.Where(r => !part.Holds(r.Key)).Select(r => new NotSelected(r.Key, part.Reason, ByOption: true))],
            }),
        ],
    };
}
