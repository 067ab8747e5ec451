using AllocGate.Core.Comparing;
using AllocGate.Core.Measuring;
using static AllocGate.Core.Tests.Sets;

namespace AllocGate.Core.Tests.Comparing;

public class FootprintComparisonTests
{
    private static readonly Reading _none = new Reading.NotApplicable("it returns nothing");
    private static readonly Reading _unknown = new Reading.NotMeasured("its setup runs only once");

    [Theory]
    [InlineData(0, 8, ComparisonOutcome.Regressed)]
    [InlineData(1_024, 1_040, ComparisonOutcome.Grown)]
    [InlineData(1_024, 1_048, ComparisonOutcome.Regressed)]
    [InlineData(1_000_000, 1_009_999, ComparisonOutcome.Grown)]
    [InlineData(1_048, 1_024, ComparisonOutcome.Improved)]
    public void A_footprint_fails_when_it_grows_by_an_object_and_one_percent_and_always_when_it_leaves_zero(
        long before, long now, ComparisonOutcome outcome) =>
        Assert.Equal(outcome, Only(Exact(before), Exact(now))[Metric.Footprint].Outcome);

    [Theory]
    [InlineData(100, 110, ComparisonOutcome.Noisy)]
    [InlineData(150, 160, ComparisonOutcome.Regressed)]
    public void A_value_that_grows_fails_only_where_what_is_allocated_grows_too_or_is_always_the_same(long low, long high, ComparisonOutcome outcome)
    {
        var before = Of(Row("A", Ranged(100, 105, 110)) with { Footprint = Exact(100) });
        var now = Of(Row("A", Ranged(low, low, high)) with { Footprint = Exact(140) });
        Assert.Equal(outcome, Compare(before, now)[Metric.Footprint].Outcome);
        Assert.Equal(ComparisonOutcome.Regressed, Only(Exact(100), Exact(140))[Metric.Footprint].Outcome);
    }

    [Fact]
    public void A_value_that_differs_by_chance_is_no_pass_either()
    {
        Assert.Equal(ComparisonOutcome.Noisy, Uncertain(Exact(140), Exact(100)).Outcome);
        Assert.Equal(ComparisonOutcome.Unchanged, Uncertain(Exact(140), Exact(140)).Outcome);
        Assert.Equal(ComparisonOutcome.Improved, Only(Exact(140), Exact(100))[Metric.Footprint].Outcome);

        static Comparison Uncertain(Reading before, Reading now) => Compare(
            Of(Row("A", Ranged(100, 105, 110)) with { Footprint = before }), Of(Row("A", Ranged(100, 106, 111)) with { Footprint = now }))[Metric.Footprint];
    }

    [Fact]
    public void Its_limits_are_its_own()
    {
        var lenient = Thresholds.Default with { FootprintBytes = 100, FootprintPercent = 20 };

        var row = Compare(Built(Exact(1_000)), Built(Exact(1_150)), lenient);

        Assert.Equal(ComparisonOutcome.Grown, row[Metric.Footprint].Outcome);
        Assert.Equal(ComparisonOutcome.Regressed, Compare(Built(Exact(1_000)), Built(Exact(1_200)), lenient)[Metric.Footprint].Outcome);
    }

    [Fact]
    public void Where_nothing_is_built_nothing_is_said() =>
        Assert.DoesNotContain(Only(_none, _none).Comparisons, c => c.Metric == Metric.Footprint);

    [Fact]
    public void A_base_from_before_footprints_makes_them_new_and_no_doubt()
    {
        var comparison = Only(_none, Exact(48))[Metric.Footprint];

        Assert.Equal(ComparisonOutcome.New, comparison.Outcome);
        Assert.False(comparison.IsOpen);
        Assert.DoesNotContain(Only(_none, Exact(0)).Comparisons, c => c.Metric == Metric.Footprint);
    }

    [Fact]
    public void A_footprint_that_was_not_measured_leaves_no_answer()
    {
        Assert.True(Only(Exact(48), _unknown)[Metric.Footprint].IsOpen);
        Assert.True(Only(_none, _unknown)[Metric.Footprint].IsOpen);
        Assert.True(Only(Exact(48), _none)[Metric.Footprint].IsOpen);
    }

    [Fact]
    public void A_failed_case_is_told_once()
    {
        var failed = new Reading.Failed("threw");
        var row = Compare(Built(_none), Of(Row("A", failed, failed) with { Footprint = failed }));

        Assert.DoesNotContain(row.Comparisons, c => c.Metric == Metric.Footprint);
    }

    [Fact]
    public void A_budget_holds_without_any_base_and_says_where_there_is_nothing_to_hold()
    {
        var budget = new Budget(Metric.Footprint, new(1_000));
        var over = Comparer.Compare(new Baseline.None("first run"), Built(Exact(1_024), budget), Selection.Everything, Thresholds.Default).Single();
        var nothing = Comparer.Compare(new Baseline.None("first run"), Built(_none, budget), Selection.Everything, Thresholds.Default).Single();

        Assert.Equal("footprint 1,024 B is above its budget of 1,000 B", over[Metric.Footprint].Explanation);
        Assert.Equal(ComparisonOutcome.OverBudget, over[Metric.Footprint].Outcome);
        Assert.True(nothing[Metric.Footprint].IsOpen);
    }

    [Fact]
    public void A_deleted_case_does_not_miss_what_it_never_had()
    {
        var gone = Comparer.Compare(new Baseline.FromFile("f", Built(_none)), Of(), Selection.Everything, Thresholds.Default).Single();

        Assert.Equal([Metric.Allocated, Metric.Retained], gone.Comparisons.Select(c => c.Metric));
    }

    private static ComparedRow Only(Reading before, Reading now) => Compare(Built(before), Built(now));

    private static ComparedRow Compare(MeasurementSet @base, MeasurementSet head, Thresholds? thresholds = null) =>
        Comparer.Compare(new Baseline.FromFile("f", @base), head, Selection.Everything, thresholds ?? Thresholds.Default).Single();

    private static MeasurementSet Built(Reading footprint, params Budget[] budgets) => Of(Row("A", Exact(0), null, budgets) with { Footprint = footprint });
}
