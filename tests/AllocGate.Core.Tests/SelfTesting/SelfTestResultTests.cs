using AllocGate.Core.Comparing;
using AllocGate.Core.Findings;
using AllocGate.Core.Judging;
using AllocGate.Core.Measuring;
using AllocGate.Core.Reporting;
using AllocGate.Core.SelfTesting;
using AllocGate.Core.Waiving;
using static AllocGate.Core.Tests.Sets;

namespace AllocGate.Core.Tests.SelfTesting;

public class SelfTestResultTests
{
    private static readonly PlantedRegression[] Planted =
    [
        new(RegressionKind.Allocated, "Grows", "allocates more"),
        new(RegressionKind.Retained, "Keeps", "keeps more"),
        new(RegressionKind.Footprint, "Holds", "holds more"),
        new(RegressionKind.MissingCase, "Gone", "is gone"),
        new(RegressionKind.FailedCase, "Throws", "throws"),
        new(RegressionKind.Rule, "src/a.cs", "grows in a loop"),
    ];

    private static readonly MeasurementSet Before = Of(
        Row("T.Grows()", Exact(100)), Row("T.Keeps()", Exact(100)), Row("T.Holds()", Exact(100)) with { Footprint = Exact(100) },
        Row("T.Gone()", Exact(100)), Row("T.Throws()", Exact(100)), Row("T.Same()", Exact(100)));

    private static readonly MeasurementSet After = Of(
        Row("T.Grows()", Exact(200)), Row("T.Keeps()", Exact(100), Exact(48)), Row("T.Holds()", Exact(100)) with { Footprint = Exact(300) },
        Row("T.Throws()", new Reading.Failed("planted"), new Reading.Failed("planted")), Row("T.Same()", Exact(100)));

    [Fact]
    public void The_comparer_catches_every_kind()
    {
        var result = SelfTestResult.Of(Report(row => row), Planted);
        Assert.Empty(result.Missed);
        Assert.True(result.Passes);
    }

    [Fact]
    public void A_comparer_that_takes_growth_for_unchanged_fails_the_self_test() =>
        Assert.Equal(
            [RegressionKind.Allocated, RegressionKind.Retained, RegressionKind.Footprint],
            Missed(row => With(row, ComparisonOutcome.Regressed, ComparisonOutcome.Unchanged)));

    [Fact]
    public void A_comparer_that_drops_what_is_on_one_side_only_fails_the_self_test() =>
        Assert.Equal([RegressionKind.MissingCase], Missed(row => row.Comparisons.Any(c => c.Outcome == ComparisonOutcome.Missing) ? null : row));

    [Fact]
    public void A_comparer_that_takes_a_failure_for_an_improvement_fails_the_self_test() =>
        Assert.Equal([RegressionKind.FailedCase], Missed(row => With(row, ComparisonOutcome.FailedOnHead, ComparisonOutcome.Improved)));

    [Fact]
    public void A_comparer_that_reddens_everything_fails_the_self_test()
    {
        var result = SelfTestResult.Of(Report(row => With(row, ComparisonOutcome.Unchanged, ComparisonOutcome.Regressed)), Planted);
        Assert.False(result.Passes);
        Assert.StartsWith("T.Same()", Assert.Single(result.FalseAlarms), StringComparison.Ordinal);
    }

    [Fact]
    public void A_report_that_does_not_fail_has_caught_nothing() =>
        Assert.Equal(Planted.Length, SelfTestResult.Of(Report(row => row) with { Verdict = new Verdict.Pass() }, Planted).Missed.Count);

    private static IEnumerable<RegressionKind> Missed(Func<ComparedRow, ComparedRow?> broken) =>
        SelfTestResult.Of(Report(broken), Planted).Missed.Select(p => p.Kind);

    private static ComparedRow With(ComparedRow row, ComparisonOutcome was, ComparisonOutcome now) =>
        row with { Comparisons = [.. row.Comparisons.Select(c => c.Outcome == was ? c with { Outcome = now } : c)] };

    private static GateReport Report(Func<ComparedRow, ComparedRow?> broken)
    {
        var baseline = new Baseline.FromFile("f", Before);
        var rows = Comparer.Compare(baseline, After, Selection.Everything, Thresholds.Default).Select(broken).OfType<ComparedRow>().ToList();
        ReportedFinding[] findings = [new(new Finding("AG1401", FindingSeverity.Warning, "m", new("src/a.cs", 3, 1, 3, 9), [], "f", FindingScope.OnChangedLine))];
        var verdict = Judge.Decide(new Evidence(After, baseline, rows, findings, [], null), new JudgePolicy(FindingSeverity.Warning, false, true, false));
        return new GateReport("1", "n", default, new ReportSubject("e", null, "h", null, "b", "f", null), verdict, false, [], rows, [], findings, [], []);
    }
}
