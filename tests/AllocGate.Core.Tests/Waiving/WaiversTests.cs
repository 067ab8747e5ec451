using AllocGate.Core.Comparing;
using AllocGate.Core.Findings;
using AllocGate.Core.Measuring;
using AllocGate.Core.Waiving;
using static AllocGate.Core.Tests.Sets;

namespace AllocGate.Core.Tests.Waiving;

public class WaiversTests
{
    private static readonly DateOnly Today = new(2026, 11, 23);

    [Theory]
    [InlineData(152, 152, WaiverStatus.Used)]
    [InlineData(152, 151, WaiverStatus.Exceeded)]
    [InlineData(88, 200, WaiverStatus.Unused)]
    public void A_waiver_accepts_up_to_its_ceiling(long now, long ceiling, WaiverStatus status)
    {
        var result = Apply(now, new Waiver("A", "allocated", ceiling, "known", Today));
        Assert.Equal(status, result.Uses.Single().Status);
        Assert.Equal(status == WaiverStatus.Used ? "known" : null, result.Rows.Single()[Metric.Allocated].WaivedBy);
    }

    [Fact]
    public void A_waiver_holds_on_its_last_day_and_not_after()
    {
        Assert.Equal(WaiverStatus.Used, Apply(152, new Waiver("A", "allocated", 200, "known", Today)).Uses.Single().Status);
        var late = Apply(152, new Waiver("A", "allocated", 200, "known", Today.AddDays(-1)));
        Assert.Equal(WaiverStatus.Expired, late.Uses.Single().Status);
        Assert.Null(late.Rows.Single()[Metric.Allocated].WaivedBy);
    }

    [Fact]
    public void A_waiver_of_one_metric_does_not_accept_the_other() =>
        Assert.Equal(WaiverStatus.Unused, Apply(152, new Waiver("A", "retained", 200, "known", Today)).Uses.Single().Status);

    [Fact]
    public void A_glob_accepts_every_case_that_it_matches() =>
        Assert.Equal(WaiverStatus.Used, Apply(152, new Waiver("?", "allocated", 200, "known", Today)).Uses.Single().Status);

    [Fact]
    public void A_row_whose_waiver_has_expired_fails_with_the_date()
    {
        var late = Apply(152, new Waiver("A", "allocated", 200, "known", new DateOnly(2026, 11, 22)));
        Assert.EndsWith("; its waiver expired on 2026-11-22", late.Rows.Single()[Metric.Allocated].Explanation, StringComparison.Ordinal);
    }

    [Fact]
    public void A_row_above_the_ceiling_says_so() =>
        Assert.EndsWith(
            "; above the 151 B that its waiver accepts",
            Apply(152, new Waiver("A", "allocated", 151, "known", Today)).Rows.Single()[Metric.Allocated].Explanation,
            StringComparison.Ordinal);

    [Fact]
    public void What_a_commit_accepts_has_no_end_to_warn_of() =>
        Assert.Null(Apply(152, new Waiver("A", "allocated", 200, "known", Today) { Commit = new string('a', 40) }).Uses.Single().DaysLeft);

    [Theory]
    [InlineData(0, 0)]
    [InlineData(14, 14)]
    [InlineData(15, null)]
    [InlineData(-1, null)]
    public void A_waiver_is_warned_of_from_14_days_before_its_end(int ahead, int? left) =>
        Assert.Equal(left, Apply(152, new Waiver("A", "allocated", 200, "known", Today.AddDays(ahead))).Uses.Single().DaysLeft);

    [Fact]
    public void A_missing_row_cannot_be_waived()
    {
        var rows = Comparer.Compare(
            new Baseline.FromFile("f", Of(Row("A", Exact(1)))), Of(), Selection.Everything, Thresholds.Default);
        var result = Waivers.Apply(rows, [], [], [new Waiver("A", "allocated", 200, "known", Today)], Today);
        Assert.Equal(WaiverStatus.Unused, result.Uses.Single().Status);
        Assert.All(result.Rows.Single().Comparisons, c => Assert.Null(c.WaivedBy));
    }

    [Fact]
    public void A_finding_is_waived_by_its_rule_and_path()
    {
        var finding = new Finding("AG1401", FindingSeverity.Warning, "m", new("src/a.cs", 3, 1, 3, 9), [], "f", FindingScope.OnChangedLine);
        var result = Waivers.Apply([], [], [finding], [new Waiver("src/a.cs", "AG1401", null, "known", Today)], Today);
        Assert.Equal("known", result.Findings.Single().WaivedBy);
        var other = Waivers.Apply([], [], [finding], [new Waiver("src/b.cs", "AG1401", null, "known", Today)], Today);
        Assert.Null(other.Findings.Single().WaivedBy);
    }

    private static WaivedResult Apply(long now, Waiver waiver)
    {
        var rows = Comparer.Compare(
            new Baseline.FromFile("f", Of(Row("A", Exact(88)))), Of(Row("A", Exact(now))), Selection.Everything, Thresholds.Default);
        return Waivers.Apply(rows, [], [], [waiver], Today);
    }
}
