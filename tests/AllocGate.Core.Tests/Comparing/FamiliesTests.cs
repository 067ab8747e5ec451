using AllocGate.Core.Comparing;
using AllocGate.Core.Findings;
using AllocGate.Core.Judging;
using AllocGate.Core.Measuring;
using AllocGate.Core.Waiving;
using CsCheck;
using static AllocGate.Core.Tests.Sets;

namespace AllocGate.Core.Tests.Comparing;

public class FamiliesTests
{
    private const string Family = "T.Fill() [N=*]";
    private static readonly long[] _rows = [100, 1_000, 10_000];
    private static readonly DateOnly _today = new(2026, 1, 1);

    private static readonly Gen<long[]> _anyRows = Gen.Long[1, 100_000].HashSet[3, 5].Select(rows => rows.Order().ToArray());

    [Fact]
    public void The_same_code_has_the_same_law() =>
        Gen.Select(_anyRows, Gen.Long[1, 64]).Sample((rows, entry) =>
        {
            var set = Of(rows, n => Containers.Doubling(n, entry));

            Assert.Equal(ComparisonOutcome.Unchanged, Only(set, set).Outcome);
        });

    [Fact]
    public void Eight_bytes_a_row_are_reported_as_such_whatever_steps_they_are_added_to() =>
        Gen.Select(_anyRows, Gen.Long[1, 64]).Sample((rows, entry) =>
        {
            var law = Only(Of(rows, n => Containers.Doubling(n, entry)), Of(rows, n => Containers.Doubling(n, entry) + (8 * n)));

            Assert.True(law.Outcome is ComparisonOutcome.Regressed or ComparisonOutcome.Grown);
            Assert.Contains("+8.0 B per row", law.Explanation, StringComparison.Ordinal);
            Assert.Contains("fixed part unchanged", law.Explanation, StringComparison.Ordinal);
        });

    [Fact]
    public void A_cost_of_each_row_has_a_name()
    {
        var law = Only(Of(_rows, n => 152 + (24 * n)), Of(_rows, n => 152 + (80 * n)));

        Assert.Equal((ComparisonOutcome.Regressed, ScalingChange.PerRowCost), (law.Outcome, law.Change));
        Assert.Equal(
            "allocated: +56.0 B per row (24.0 to 80.0), fixed part unchanged: a cost of each row, such as a box, a closure or a larger entry",
            law.Explanation);
    }

    [Fact]
    public void A_fixed_cost_has_a_name_though_it_is_lost_in_the_rows()
    {
        var (before, now) = (Of(_rows, n => 152 + (24 * n)), Of(_rows, n => 176 + (24 * n)));

        var law = Only(before, now);

        Assert.Equal((ComparisonOutcome.Regressed, ScalingChange.FixedCost), (law.Outcome, law.Change));
        Assert.Contains("per row unchanged, fixed part +24.0 B (152.0 to 176.0)", law.Explanation, StringComparison.Ordinal);
        Assert.DoesNotContain(Rows(before, now), r => r.Key.Benchmark.Contains("10000", StringComparison.Ordinal) && r.Comparisons.Any(c => c.Fails));
    }

    [Fact]
    public void A_lost_capacity_has_a_name()
    {
        var sized = Of(_rows, n => Containers.Sized(n, 16), n => Containers.Sized(n, 16));
        var doubling = Of(_rows, n => Containers.Doubling(n, 16), n => Containers.Kept(n, 16));

        var law = Laws(sized, doubling).Single(l => l.Metric == Metric.Allocated);

        Assert.Equal((ComparisonOutcome.Regressed, ScalingChange.LostCapacity), (law.Outcome, law.Change));
        Assert.Contains("a capacity seems to be no longer given", law.Explanation, StringComparison.Ordinal);
        Assert.DoesNotContain("such as a box", law.Explanation, StringComparison.Ordinal);
    }

    [Fact]
    public void Boxes_in_a_collection_that_doubles_are_no_lost_capacity()
    {
        var plain = Of(_rows, n => Containers.Doubling(n, 8), n => Containers.Kept(n, 8));
        var boxed = Of(_rows, n => Containers.Doubling(n, 8) + (24 * n), n => Containers.Kept(n, 8) + (24 * n));

        Assert.All(Laws(plain, boxed), law => Assert.Equal(ScalingChange.PerRowCost, law.Change));
    }

    [Theory]
    [InlineData(5_000, 49, ComparisonOutcome.Grown)]
    [InlineData(5_000, 50, ComparisonOutcome.Regressed)]
    [InlineData(0, 1, ComparisonOutcome.Regressed)]
    public void The_part_of_a_row_has_the_limits_of_its_metric(long before, long growth, ComparisonOutcome outcome) =>
        Assert.Equal(outcome, Only(Of(_rows, n => before * n), Of(_rows, n => (before + growth) * n)).Outcome);

    [Fact]
    public void Less_than_an_object_over_all_rows_is_no_regression() =>
        Assert.Equal(ComparisonOutcome.Grown, Only(Of([1, 2, 3], n => 10 * n), Of([1, 2, 3], n => 17 * n)).Outcome);

    [Fact]
    public void Growth_faster_than_its_rows_is_told_with_its_evidence()
    {
        var law = Only(Of(_rows, n => 100 * n), Of(_rows, n => n * n));

        Assert.Equal((ComparisonOutcome.Regressed, ScalingChange.FasterThanLinear), (law.Outcome, law.Change));
        Assert.Contains("grows faster than its rows: 1,100.0 B a row from 100 to 1,000 rows, 11,000.0 B a row from", law.Explanation, StringComparison.Ordinal);
        Assert.Equal(ComparisonOutcome.Unchanged, Only(Of(_rows, n => n * n), Of(_rows, n => n * n)).Outcome);
    }

    [Fact]
    public void A_member_without_a_figure_leaves_no_answer()
    {
        var set = Of(_rows, n => 24 * n);
        var broken = Of([.. set.Rows.Select((r, i) => i == 1 ? r with { Allocated = new Reading.Failed("threw") } : r)]);

        Assert.True(Only(set, broken).IsOpen);
        Assert.True(Only(broken, set).IsOpen);
        Assert.Contains("1,000 rows", Only(set, broken).Explanation, StringComparison.Ordinal);
    }

    [Fact]
    public void Numbers_of_rows_that_only_head_has_make_a_new_law() =>
        Assert.Equal(ComparisonOutcome.New, Only(Of([100], n => 24 * n), Of(_rows, n => 24 * n)).Outcome);

    [Fact]
    public void Two_numbers_of_rows_are_no_family() => Assert.Empty(Compare(Of([1, 2], n => n), Of([1, 2], n => n)));

    [Theory]
    [InlineData(48, 48, ComparisonOutcome.New)]
    [InlineData(49, 48, ComparisonOutcome.OverBudget)]
    public void A_budget_per_row_holds_without_any_base(long perRow, long budget, ComparisonOutcome outcome) =>
        Assert.Equal(outcome, Assert.Single(Compare(Of(), Budgeted(_rows, n => 1_000 + (perRow * n), budget)).Single().Laws).Outcome);

    [Fact]
    public void A_budget_per_row_holds_over_the_steps()
    {
        // 26.3 B a row from 100 rows to 10,000, though 16.0 from 100 to 1,000.
        Assert.True(Compare(Of(), Budgeted(_rows, n => Containers.Doubling(n, 8), 26)).Single().Laws.Single().Fails);
        Assert.False(Compare(Of(), Budgeted(_rows, n => Containers.Doubling(n, 8), 27)).Single().Laws.Single().Fails);
    }

    [Fact]
    public void A_budget_per_row_without_a_family_never_passes()
    {
        var law = Assert.Single(Compare(Of(), Budgeted([100, 1_000], n => n, 48)).Single().Laws);
        var alone = Row("T.Other()", Exact(0), null, new Budget(Metric.Allocated, new(48), PerRow: true));

        Assert.True(law.IsOpen);
        Assert.Contains("there are 2", law.Explanation, StringComparison.Ordinal);
        Assert.True(Compare(Of(), Of(alone)).Single().Laws.Single().IsOpen);
        Assert.Equal(ComparisonOutcome.New, Comparer.Compare(new Baseline.None("first run"), Of(alone), Selection.Everything, Thresholds.Default)
            .Single()[Metric.Allocated].Outcome);
    }

    [Fact]
    public void A_failing_law_fails_the_gate_unless_it_is_waived()
    {
        var (before, now) = (Of(_rows, n => 152 + (24 * n)), Of(_rows, n => 176 + (24 * n)));
        var families = Compare(before, now);
        var waived = Waivers.Apply([], families, [], [new Waiver(Family, "allocated", 240_176, "known", _today)], _today);
        var exceeded = Waivers.Apply([], families, [], [new Waiver(Family, "allocated", 240_175, "known", _today)], _today);

        Assert.Contains(Family, Assert.Single(Assert.IsType<Verdict.Fail>(Verdict(families)).Reasons), StringComparison.Ordinal);
        Assert.IsType<Verdict.Pass>(Verdict(waived.Families));
        Assert.IsType<Verdict.Fail>(Verdict(exceeded.Families));
        Assert.Equal((WaiverStatus.Used, WaiverStatus.Exceeded), (waived.Uses.Single().Status, exceeded.Uses.Single().Status));

        Verdict Verdict(IReadOnlyList<ComparedFamily> judged) => Judge.Decide(
            new Evidence(now, new Baseline.FromFile("f", before), [], [], [], null) { Families = judged },
            new JudgePolicy(FindingSeverity.Warning, AllowFirstRun: false, Benchmarks: true, ProjectsNamed: false));
    }

    [Fact]
    public void Larger_arrays_in_steps_are_growth_though_no_part_is_proven()
    {
        var sized = Of(_rows, n => Containers.Sized(n, 8));
        var slack = Of(_rows, n => Containers.Kept(n, 8));

        var law = Only(sized, slack);

        Assert.Equal(ComparisonOutcome.Grown, law.Outcome);
        Assert.Equal(ComparisonOutcome.Improved, Only(slack, sized).Outcome);
        Assert.Contains("…", law.Explanation, StringComparison.Ordinal);
    }

    [Fact]
    public void Noise_around_the_same_law_is_no_growth()
    {
        var set = Of([.. _rows.Select(n => Member(n, Ranged((24 * n) - 40, 24 * n, (24 * n) + 40)))]);
        var other = Of([.. _rows.Select(n => Member(n, Ranged((24 * n) - 30, (24 * n) + 20, (24 * n) + 60)))]);

        Assert.Equal(ComparisonOutcome.Unchanged, Only(set, other).Outcome);
    }

    [Fact]
    public void Noise_that_may_hide_a_dearer_row_is_no_pass()
    {
        var set = Of([.. _rows.Select(n => Member(n, Ranged(23 * n, 24 * n, 25 * n)))]);
        var other = Of([.. _rows.Select(n => Member(n, Ranged(24 * n, 25 * n, 26 * n)))]);

        Assert.Equal(ComparisonOutcome.Noisy, Only(set, other).Outcome);
    }

    private static ComparedLaw Only(MeasurementSet before, MeasurementSet now) => Assert.Single(Laws(before, now));

    private static IReadOnlyList<ComparedLaw> Laws(MeasurementSet before, MeasurementSet now) => Assert.Single(Compare(before, now)).Laws;

    private static IReadOnlyList<ComparedFamily> Compare(MeasurementSet before, MeasurementSet now) =>
        Families.Compare(Rows(before, now), before, now, Thresholds.Default);

    private static IReadOnlyList<ComparedRow> Rows(MeasurementSet before, MeasurementSet now) =>
        Comparer.Compare(new Baseline.FromFile("f", before), now, Selection.Everything, Thresholds.Default);

    private static MeasurementSet Of(long[] rows, Func<long, long> allocated, Func<long, long>? footprint = null) =>
        Sets.Of([.. rows.Select(n => footprint is null
            ? Member(n, Exact(allocated(n)))
            : Member(n, Exact(allocated(n))) with { Footprint = Exact(footprint(n)) })]);

    private static MeasurementSet Of(params BenchmarkRow[] rows) => Sets.Of(rows);

    private static MeasurementSet Budgeted(long[] rows, Func<long, long> allocated, long perRow) =>
        Of([.. Of(rows, allocated).Rows.Select(r => r with { Budgets = [new Budget(Metric.Allocated, new(perRow), PerRow: true)] })]);

    private static BenchmarkRow Member(long rows, Reading allocated) =>
        Row($"T.Fill() [N={rows}]", allocated) with { Inserts = new(Family, "N", rows) };
}
