using AllocGate.Core.Comparing;
using AllocGate.Core.Measuring;
using static AllocGate.Core.Tests.Sets;

namespace AllocGate.Core.Tests.Comparing;

public class ComparerTests
{
    [Theory]
    [InlineData(0, 0, ComparisonOutcome.Unchanged)]
    [InlineData(0, 1, ComparisonOutcome.Regressed)]
    [InlineData(0, 24, ComparisonOutcome.Regressed)]
    [InlineData(88, 111, ComparisonOutcome.Grown)]
    [InlineData(88, 112, ComparisonOutcome.Regressed)]
    [InlineData(1_000_000, 1_000_040, ComparisonOutcome.Grown)]
    [InlineData(1_000_000, 1_009_999, ComparisonOutcome.Grown)]
    [InlineData(1_000_000, 1_010_000, ComparisonOutcome.Regressed)]
    [InlineData(112, 88, ComparisonOutcome.Improved)]
    [InlineData(5_000_000_000, 6_000_000_000, ComparisonOutcome.Regressed)]
    public void Allocated_fails_when_it_grows_by_an_object_and_one_percent_and_always_when_it_leaves_zero(
        long before, long now, ComparisonOutcome outcome) =>
        Assert.Equal(outcome, Only(Exact(before), Exact(now))[Metric.Allocated].Outcome);

    [Fact]
    public void A_fraction_of_a_byte_leaves_zero() =>
        Assert.Equal(ComparisonOutcome.Regressed, Only(Exact(0), Exact(1, 3))[Metric.Allocated].Outcome);

    [Theory]
    [InlineData(0, 1, ComparisonOutcome.Regressed)]
    [InlineData(1048, 1048, ComparisonOutcome.Unchanged)]
    [InlineData(1048, 1050, ComparisonOutcome.Regressed)]
    [InlineData(1048, 0, ComparisonOutcome.Improved)]
    public void Retained_fails_from_one_byte_an_operation(long before, long now, ComparisonOutcome outcome) =>
        Assert.Equal(outcome, RetainedOf(Exact(before), Exact(now)).Outcome);

    [Fact]
    public void Less_than_a_byte_retained_an_operation_is_shown_and_passes() =>
        Assert.Equal(ComparisonOutcome.Grown, RetainedOf(Exact(0), Exact(1, 2)).Outcome);

    [Fact]
    public void One_small_object_kept_every_24_operations_is_a_leak() =>
        Assert.Equal(ComparisonOutcome.Regressed, RetainedOf(Exact(0), Exact(24, 24)).Outcome);

    [Fact]
    public void An_interval_that_holds_zero_is_no_leak() =>
        Assert.Equal(ComparisonOutcome.Unchanged, RetainedOf(Exact(0), Ranged(-3, 0, 5)).Outcome);

    [Fact]
    public void An_estimate_that_would_fail_is_no_pass_because_its_interval_holds_zero() =>
        Assert.Equal(ComparisonOutcome.Noisy, RetainedOf(Exact(0), Ranged(-3, 1, 5)).Outcome);

    [Fact]
    public void An_interval_that_can_hide_an_object_an_operation_is_too_noisy_to_pass() =>
        Assert.Equal(ComparisonOutcome.Noisy, RetainedOf(Exact(0), Ranged(-30, 1, 30)).Outcome);

    [Fact]
    public void An_interval_that_is_narrow_beside_a_large_leak_is_not_noisy() =>
        Assert.Equal(ComparisonOutcome.Unchanged, RetainedOf(Exact(538_816), Ranged(538_816, 538_828, 538_848)).Outcome);

    [Fact]
    public void Code_that_is_not_final_is_compared_with_its_like_alone()
    {
        var slow = new Reading.Ranged(new(112, 1), new(112, 1), new(112, 1), "slow") { IsFinalCode = false };

        Assert.Equal(ComparisonOutcome.Incomparable, Only(Exact(112), slow)[Metric.Allocated].Outcome);
        Assert.Equal(ComparisonOutcome.Incomparable, Only(slow, Exact(112))[Metric.Allocated].Outcome);
        Assert.Equal(ComparisonOutcome.Unchanged, Only(slow, slow)[Metric.Allocated].Outcome);
    }

    [Fact]
    public void Ranged_growth_is_held_low_end_against_high_end()
    {
        Assert.Equal(ComparisonOutcome.Regressed, Only(Ranged(100, 105, 110), Ranged(140, 145, 150))[Metric.Allocated].Outcome);
        Assert.Equal(ComparisonOutcome.Unchanged, Only(Ranged(100, 105, 110), Ranged(105, 110, 115))[Metric.Allocated].Outcome);
        Assert.Equal(ComparisonOutcome.Noisy, Only(Exact(100), Ranged(90, 110, 130))[Metric.Allocated].Outcome);
    }

    [Fact]
    public void Growth_passes_only_where_the_intervals_rule_out_that_it_reaches_the_limit()
    {
        Assert.Equal(ComparisonOutcome.Grown, Only(Ranged(100, 102, 104), Ranged(110, 115, 120))[Metric.Allocated].Outcome);
        Assert.Equal(ComparisonOutcome.Noisy, Only(Ranged(100, 102, 104), Ranged(110, 115, 124))[Metric.Allocated].Outcome);
        Assert.Equal(ComparisonOutcome.Noisy, Only(Ranged(100, 102, 104), Ranged(124, 126, 127))[Metric.Allocated].Outcome);
    }

    [Fact]
    public void Bytes_that_hang_on_the_hash_seed_are_compared_under_one_seed()
    {
        var outcome = Only(Seeded(1_000, 1_100, seed: 1_040), Seeded(1_200, 1_400, seed: 1_040))[Metric.Allocated].Outcome;
        Assert.Equal(ComparisonOutcome.Unchanged, outcome);
        var regressed = Only(Seeded(1_000, 1_100, seed: 1_040), Seeded(1_000, 1_100, seed: 1_064))[Metric.Allocated];
        Assert.Equal(ComparisonOutcome.Regressed, regressed.Outcome);
        Assert.EndsWith("(+24 B/op, +2.3%), with one hash seed", regressed.Explanation, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_processes_that_agree_beside_two_that_hang_on_their_seed_may_have_agreed_by_chance()
    {
        Assert.Equal(ComparisonOutcome.Noisy, Only(Exact(1_000), Seeded(1_040, 1_060, seed: 1_040))[Metric.Allocated].Outcome);
        Assert.Equal(ComparisonOutcome.Regressed, Only(Exact(1_000), Seeded(1_240, 1_260, seed: 1_240))[Metric.Allocated].Outcome);
    }

    [Fact]
    public void Leaving_zero_needs_a_low_end_above_zero() =>
        Assert.Equal(ComparisonOutcome.Unchanged, Only(Exact(0), Ranged(0, 0, 16))[Metric.Allocated].Outcome);

    [Fact]
    public void A_deleted_benchmark_is_missing()
    {
        var rows = Comparer.Compare(FileOf(Of(Row("A", Exact(1)), Row("B", Exact(1)))), Of(Row("A", Exact(1))), Selection.Everything, Thresholds.Default);
        Assert.Equal(["A", "B"], rows.Select(r => r.Name));
        Assert.All(rows[1].Comparisons, c => Assert.Equal(ComparisonOutcome.Missing, c.Outcome));
    }

    [Fact]
    public void Replaced_parameters_are_missing_and_new()
    {
        var rows = Comparer.Compare(
            FileOf(Of(Row("A [N=1]", Exact(1)))), Of(Row("A [N=2]", Exact(1))), Selection.Everything, Thresholds.Default);
        Assert.Equal([ComparisonOutcome.Missing, ComparisonOutcome.New], rows.Select(r => r[Metric.Allocated].Outcome));
    }

    [Fact]
    public void What_the_filter_leaves_out_is_not_missing()
    {
        var selection = Selection.Everything with { Filter = new("A*") };
        var rows = Comparer.Compare(FileOf(Of(Row("A", Exact(1)), Row("B", Exact(1)))), Of(Row("A", Exact(1))), selection, Thresholds.Default);
        Assert.Equal(["A"], rows.Select(r => r.Name));
    }

    [Fact]
    public void A_benchmark_that_is_no_longer_annotated_is_missing()
    {
        var head = new MeasurementSet([Of(Row("A", Exact(1))).Projects[0] with { NotSelected = [new(Key("B"), "not annotated", ByOption: false)] }]);
        var rows = Comparer.Compare(FileOf(Of(Row("A", Exact(1)), Row("B", Exact(1)))), head, Selection.Everything, Thresholds.Default);
        Assert.Equal(ComparisonOutcome.Missing, rows[1][Metric.Allocated].Outcome);
        Assert.Contains("no longer annotated", rows[1][Metric.Allocated].Explanation, StringComparison.Ordinal);
    }

    [Fact]
    public void A_head_that_does_not_build_fails_every_row_that_base_measured()
    {
        var rows = Comparer.Compare(FileOf(Of(Row("A", Exact(1)))), Broken(ProjectProblemKind.BuildFailed), Selection.Everything, Thresholds.Default);
        Assert.Equal(ComparisonOutcome.FailedOnHead, Assert.Single(rows)[Metric.Allocated].Outcome);
    }

    [Fact]
    public void A_head_that_cannot_run_here_is_not_measured()
    {
        var rows = Comparer.Compare(FileOf(Of(Row("A", Exact(1)))), Broken(ProjectProblemKind.CannotRun), Selection.Everything, Thresholds.Default);
        Assert.Equal(ComparisonOutcome.NotMeasured, Assert.Single(rows)[Metric.Allocated].Outcome);
    }

    [Fact]
    public void Broken_on_head_fails_and_broken_on_base_or_both_is_without_comparison()
    {
        var broken = new Reading.Failed("threw");
        Assert.Equal(ComparisonOutcome.FailedOnHead, Only(Exact(1), broken)[Metric.Allocated].Outcome);
        Assert.Equal(ComparisonOutcome.FailedWithoutComparison, Only(broken, Exact(1))[Metric.Allocated].Outcome);
        Assert.Equal(ComparisonOutcome.FailedWithoutComparison, Only(broken, broken)[Metric.Allocated].Outcome);
    }

    [Fact]
    public void Another_garbage_collector_is_incomparable_and_another_runtime_patch_is_not()
    {
        var patched = WithEnvironment(Machine with { Runtime = "10.0.99" });
        Assert.Equal(ComparisonOutcome.Unchanged, Compare(patched, Of(Row("A", Exact(1)))).Single()[Metric.Allocated].Outcome);
        var server = WithEnvironment(Machine with { GarbageCollector = "server" });
        Assert.Equal(ComparisonOutcome.Incomparable, Compare(server, Of(Row("A", Exact(1)))).Single()[Metric.Allocated].Outcome);

        static MeasurementSet WithEnvironment(RunEnvironment environment) =>
            new([Of(Row("A", Exact(1))).Projects[0] with { Environment = environment }]);
    }

    [Fact]
    public void A_budget_holds_without_any_base()
    {
        var head = Of(Row("A", Exact(25), null, new Budget(Metric.Allocated, new(24))));
        var rows = Comparer.Compare(new Baseline.None("first run"), head, Selection.Everything, Thresholds.Default);
        Assert.Equal(ComparisonOutcome.OverBudget, rows.Single()[Metric.Allocated].Outcome);
        Assert.Equal(ComparisonOutcome.New, rows.Single()[Metric.Retained].Outcome);
    }

    private static IReadOnlyList<ComparedRow> Compare(MeasurementSet @base, MeasurementSet head) =>
        Comparer.Compare(FileOf(@base), head, Selection.Everything, Thresholds.Default);

    private static ComparedRow Only(Reading before, Reading now) => Compare(Of(Row("A", before)), Of(Row("A", now))).Single();

    private static Reading Seeded(long low, long high, long seed) => new Reading.Ranged(new(low), new(low), new(high), "random hashing") { OneSeed = new(seed) };

    private static Comparison RetainedOf(Reading before, Reading now) =>
        Compare(Of(Row("A", Exact(0), before)), Of(Row("A", Exact(0), now))).Single()[Metric.Retained];

    private static Baseline.FromFile FileOf(MeasurementSet set) => new("allocgate.baseline.json", set);
}
