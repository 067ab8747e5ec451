using AllocGate.Core.Comparing;
using AllocGate.Core.Judging;
using AllocGate.Core.Measuring;
using AllocGate.Core.Waiving;
using static AllocGate.Core.Tests.Sets;

namespace AllocGate.Core.Tests.Comparing;

public class LifetimeComparisonTests
{
    private const int Untracked = -1;

    [Theory]
    [InlineData(0, 0, ComparisonOutcome.Unchanged)]
    [InlineData(Untracked, 0, ComparisonOutcome.New)]
    [InlineData(0, 1, ComparisonOutcome.StillAlive)]
    [InlineData(Untracked, 1, ComparisonOutcome.StillAlive)]
    [InlineData(64, 1, ComparisonOutcome.StillAlive)]
    [InlineData(1, 0, ComparisonOutcome.Improved)]
    [InlineData(0, Untracked, ComparisonOutcome.Untracked)]
    public void Any_object_that_outlives_its_operation_breaks_the_promise_whatever_base_did(long before, long now, ComparisonOutcome outcome) =>
        Assert.Equal(outcome, Compared(Tracking(before), Tracking(now))[Metric.Lifetimes].Outcome);

    [Fact]
    public void A_case_that_tracks_nothing_says_nothing_of_lifetimes() =>
        Assert.DoesNotContain(Compared(Tracking(Untracked), Tracking(Untracked)).Comparisons, c => c.Metric == Metric.Lifetimes);

    [Fact]
    public void It_is_the_promise_of_head_alone_and_needs_no_base_nor_the_same_environment()
    {
        var elsewhere = new MeasurementSet([Of(Tracking(0)).Projects[0] with { Environment = Machine with { GarbageCollector = "server" } }]);

        Assert.Equal(ComparisonOutcome.StillAlive, Assert.Single(Comparer.Compare(new Baseline.None("none"), Of(Tracking(1)), Selection.Everything, Thresholds.Default))[Metric.Lifetimes].Outcome);
        Assert.Equal(ComparisonOutcome.StillAlive, Assert.Single(Comparer.Compare(new Baseline.FromFile("f", elsewhere), Of(Tracking(1)), Selection.Everything, Thresholds.Default))[Metric.Lifetimes].Outcome);
    }

    [Fact]
    public void The_type_that_stays_is_named_before_those_that_go()
    {
        var row = Row("A", Exact(0)) with { Lifetimes = new Reading.Tracked(16, [new("App.Map", 16, 0), new("App.View", 1_600, 2)]) };

        Assert.Equal(
            "2 of 1,600 tracked App.View still alive; 0 of 16 tracked App.Map still alive, after 16 operations and a full collection",
            Compared(Tracking(0), row)[Metric.Lifetimes].Explanation);
    }

    [Fact]
    public void Objects_that_could_not_be_counted_are_never_a_pass()
    {
        var failed = Row("A", Exact(0)) with { Lifetimes = new Reading.Failed("crashed") };

        Assert.Equal(ComparisonOutcome.FailedOnHead, Compared(Tracking(0), failed)[Metric.Lifetimes].Outcome);
        Assert.Equal(ComparisonOutcome.FailedWithoutComparison, Compared(Tracking(Untracked), failed)[Metric.Lifetimes].Outcome);
    }

    [Fact]
    public void What_stays_alive_fails_the_gate_and_a_waiver_without_a_ceiling_accepts_it()
    {
        var row = Compared(Tracking(0), Tracking(1));
        var today = new DateOnly(2026, 11, 23);

        var accepted = Waivers.Apply([row], [], [], [new Waiver("A", "lifetimes", null, "the last one, on purpose", today)], today);

        Assert.Contains("1 of 64 tracked App.Map still alive", Assert.Single(Assert.IsType<Verdict.Fail>(Verdict([row])).Reasons), StringComparison.Ordinal);
        Assert.IsType<Verdict.Pass>(Verdict(accepted.Rows));
    }

    private static Verdict Verdict(IReadOnlyList<ComparedRow> rows) => Judge.Decide(
        new Evidence(Of(Tracking(0)), new Baseline.FromFile("f", Of(Tracking(0))), rows, [], [], null),
        new JudgePolicy(Core.Findings.FindingSeverity.Warning, AllowFirstRun: false, Benchmarks: true, ProjectsNamed: false));

    private static BenchmarkRow Tracking(long alive) =>
        Row("A", Exact(0)) with { Lifetimes = alive == Untracked ? null : new Reading.Tracked(64, [new("App.Map", 64, alive)]) };

    private static ComparedRow Compared(BenchmarkRow before, BenchmarkRow now) =>
        Assert.Single(Comparer.Compare(new Baseline.FromFile("f", Of(before)), Of(now), Selection.Everything, Thresholds.Default));
}
