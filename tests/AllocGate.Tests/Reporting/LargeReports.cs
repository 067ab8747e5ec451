using AllocGate.Core.Comparing;
using AllocGate.Core.Findings;
using AllocGate.Core.Judging;
using AllocGate.Core.Measuring;
using AllocGate.Core.Reporting;
using AllocGate.Core.Waiving;

namespace AllocGate.Tests.Reporting;

/// <summary>Reports of 300 cases, as a large repository has them.</summary>
internal static class LargeReports
{
    private const int Cases = 300;

    private static readonly string[] s_types = ["ControllerCache", "ConfigurationCentre", "MetricsAggregator", "SessionStore", "RouteTable", "Parser"];
    private static readonly string[] s_methods = ["PutAll", "Replace", "Reload", "Snapshot", "Merge"];

    public static GateReport Pass { get; } = SampleReports.Report(new Verdict.Pass(), [.. Enumerable.Range(0, Cases).Select(Unchanged)]) with
    {
        Families = [.. ScalingSamples.Families().Where(f => f.Laws.All(l => l is { Fails: false, IsOpen: false }))],
    };

    public static GateReport Fail { get; } = SampleReports.Report(
        new Verdict.Fail(["ControllerCacheBenchmarks.Leaky(Entries=500): retained grew from 0 B/op to 1,024 B/op (+1,024 B/op)"], []),
        [.. SampleReports.Fail.Rows.Skip(1), .. SampleReports.Lines.Rows, Leaky(), Stepwise(), .. Enumerable.Range(0, Cases - 20).Select(Unchanged)]) with
    {
        Families = ScalingSamples.Families(),
        Findings = [.. SampleReports.Fail.Findings.Select(WithExcerpt)],
        Waivers = SampleReports.Fail.Waivers,
        Notices = SampleReports.Fail.Notices,
    };

    private static ComparedRow Unchanged(int number)
    {
        var bytes = SampleReports.Exact(1_000 + (number * 137 % 90_000));
        return SampleReports.Row(
            $"{s_types[number % s_types.Length]}Benchmarks.{s_methods[number % s_methods.Length]}(Entries={(number + 1) * 10})",
            SampleReports.Compared(bytes, bytes), SampleReports.Compared(SampleReports.Exact(0), SampleReports.Exact(0), Metric.Retained));
    }

    private static ComparedRow Leaky() => SampleReports.Row(
        "ControllerCacheBenchmarks.Leaky(Entries=500)",
        SampleReports.Compared(SampleReports.Exact(512_048), SampleReports.Exact(513_072), outcome: ComparisonOutcome.Grown),
        SampleReports.Compared(SampleReports.Exact(0), SampleReports.Exact(1_024), Metric.Retained, ComparisonOutcome.Regressed, "retained grew from 0 B/op to 1,024 B/op (+1,024 B/op)")) with
    {
        LiveHeap = new LiveHeap(Rounds(n => 1_400_000), Rounds(n => 1_400_000 + (n * 1_024))),
    };

    private static ComparedRow Stepwise() => SampleReports.Row(
        "SessionStoreBenchmarks.Names(Entries=500)",
        SampleReports.Compared(SampleReports.Exact(96), SampleReports.Exact(96)),
        SampleReports.Compared(
            SampleReports.Exact(0), new Reading.Ranged(new(20), new(29), new(41), "live bytes grow in steps"), Metric.Retained, ComparisonOutcome.Regressed, "retained grew from 0 B/op to 29 B/op (≈ +29 B/op)")) with
    {
        LiveHeap = new LiveHeap(Rounds(n => 900_000 + (n % 32)), Rounds(n => 900_000 + (16L << (int)Math.Log2(n + 1)))),
    };

    private static IReadOnlyList<HeapRound> Rounds(Func<long, long> live) =>
        [.. Enumerable.Range(0, 29).Select(i => new HeapRound(i < 8 ? i * 16 : 128 + ((i - 8) * 64), live(i < 8 ? i * 16 : 128 + ((i - 8) * 64))))];

    private static ReportedFinding WithExcerpt(ReportedFinding reported) => reported with
    {
        Finding = reported.Finding with
        {
            Excerpt = new SourceExcerpt(reported.Finding.Location.Line - 2,
            [
                "    public Controller For(string route, Request request)", "    {",
                "        return _controllers.GetOrAdd(route, new Controller(route, _services, new List<Filter>(_filters), request.Culture ?? CultureInfo.InvariantCulture));", "    }", "",
            ]),
        },
    };
}
