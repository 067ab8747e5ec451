using AllocGate.Core.Comparing;
using AllocGate.Core.Loosening;
using AllocGate.Core.Measuring;
using AllocGate.Core.Waiving;
using static AllocGate.Core.Tests.Sets;

namespace AllocGate.Core.Tests.Loosening;

public class LooseningTests
{
    private static readonly DateOnly Day = new(2026, 12, 31);

    [Fact]
    public void A_raised_threshold_is_named_and_a_lowered_one_is_not() =>
        Assert.Equal(
            ["threshold allocatedPercent: 1% → 5%"],
            LoosenedPolicy.Of(Thresholds.Default, Thresholds.Default with { AllocatedPercent = 5, RetainedBytes = 0 }).Select(l => l.ToString()));

    [Fact]
    public void A_limit_that_is_raised_for_some_cases_is_named_and_so_is_a_stricter_one_that_goes()
    {
        var strict = Thresholds.Default with { Overrides = [new ThresholdOverride(null, "*.Put()") { AllocatedPercent = 0.5m }] };
        Assert.Equal(["threshold allocatedPercent for *.Put(): 0.5% → 1%"], LoosenedPolicy.Of(strict, Thresholds.Default).Select(l => l.ToString()));
        Assert.Empty(LoosenedPolicy.Of(Thresholds.Default, strict));
        var loose = Thresholds.Default with { Overrides = [new ThresholdOverride("a.csproj", null) { RetainedBytes = 8 }] };
        Assert.Equal(["threshold retainedBytes for a.csproj: 1 B → 8 B"], LoosenedPolicy.Of(Thresholds.Default, loose).Select(l => l.ToString()));
    }

    [Fact]
    public void A_new_waiver_a_higher_ceiling_and_a_later_end_are_named()
    {
        var kept = new Waiver("A", "allocated", 100, "r", Day);
        Assert.Empty(LoosenedPolicy.Of([kept], [kept with { Reason = "other" }]));
        Assert.Empty(LoosenedPolicy.Of([kept], []));
        Assert.Equal("none", LoosenedPolicy.Of([], [kept]).Single().Was);
        Assert.Equal("up to 101 B until 2026-12-31", LoosenedPolicy.Of([kept], [kept with { CeilingBytes = 101 }]).Single().Now);
        Assert.Equal("up to 100 B until 2027-01-01", LoosenedPolicy.Of([kept], [kept with { Expires = Day.AddDays(1) }]).Single().Now);
    }

    [Theory]
    [InlineData(100L, 200L, true)]
    [InlineData(100L, null, true)]
    [InlineData(200L, 100L, false)]
    [InlineData(null, 100L, false)]
    public void A_budget_that_is_raised_or_removed_is_named(long? was, long? now, bool named) =>
        Assert.Equal(named, LoosenedFigures.OfBudgets(Of(WithBudget(was)), Of(WithBudget(now))).Any());

    [Fact]
    public void A_raised_or_removed_baseline_figure_is_named()
    {
        Assert.Equal(["baseline figure for allocated of A: 88 B/op → 112 B/op"], LoosenedFigures.OfBaseline(Of(Row("A", Exact(88))), Of(Row("A", Exact(112)))).Select(l => l.ToString()));
        Assert.Empty(LoosenedFigures.OfBaseline(Of(Row("A", Exact(88))), Of(Row("A", Exact(64)))));
        Assert.Equal("removed", LoosenedFigures.OfBaseline(Of(Row("A", Exact(88))), Of()).Single().Now);
    }

    [Theory]
    [InlineData("", "[*.cs]\ndotnet_diagnostic.AG1401.severity = none\n", "severity of AG1401 in .editorconfig [*.cs]: default → none")]
    [InlineData("[*.cs]\ndotnet_diagnostic.AG1401.severity = error", "[*.cs]\ndotnet_diagnostic.AG1401.severity = warning", "severity of AG1401 in .editorconfig [*.cs]: error → warning")]
    [InlineData("[*.cs]\ndotnet_diagnostic.AG1401.severity = error", "[*.cs]\n", "severity of AG1401 in .editorconfig [*.cs]: error → default")]
    [InlineData("[*.cs]\ndotnet_diagnostic.AG1401.severity = none", "[*.cs]\n", null)]
    [InlineData("[*.cs]\ndotnet_diagnostic.AG1401.severity = none", "[*.cs]\ndotnet_diagnostic.AG1401.severity = error", null)]
    [InlineData("", "[*.cs]\ndotnet_diagnostic.CA1000.severity = none", null)]
    [InlineData("", "[*.cs]\ndotnet_analyzer_diagnostic.severity = none", "severity of every rule in .editorconfig [*.cs]: default → none")]
    [InlineData("", "[*.cs]\ndotnet_analyzer_diagnostic.category-AllocGate.severity = silent", "severity of every rule in .editorconfig [*.cs]: default → silent")]
    [InlineData("", "[*.cs]\ndotnet_analyzer_diagnostic.category-Design.severity = none", null)]
    [InlineData("", "[*.cs]\ndotnet_diagnostic.AG1001.severity = warning", "severity of AG1001 in .editorconfig [*.cs]: default → warning")]
    [InlineData("", "[*.cs]\ndotnet_diagnostic.AG1401.severity = warning", null)]
    [InlineData("[*.cs]\ndotnet_diagnostic.AG1001.severity = error", "[*.cs]\n", null)]
    public void A_severity_that_is_turned_down_is_named(string @base, string head, string? said) =>
        Assert.Equal(said, LoosenedSources.OfConfiguration(".editorconfig", @base, head, new HashSet<string> { "AG1001" }).SingleOrDefault()?.ToString());

    [Theory]
    [InlineData("", "#pragma warning disable AG1401 // small", "suppressions of AG1401 in a.cs: 0 → 1")]
    [InlineData("#pragma warning disable AG1401", "\n#pragma warning disable AG1401", null)]
    [InlineData("", "[SuppressMessage(\"AllocGate\", \"AG1601:unsafe-putall\", Justification = \"x\")]", "suppressions of AG1601 in a.cs: 0 → 1")]
    [InlineData("#pragma warning disable AG1401", "// AG1401 is not suppressed here any more", null)]
    public void A_suppression_that_is_added_is_named(string @base, string head, string? said) =>
        Assert.Equal(said, LoosenedSources.OfSuppressions("a.cs", @base, head).SingleOrDefault()?.ToString());

    private static BenchmarkRow WithBudget(long? limit) =>
        Row("A", Exact(8)) with { Budgets = limit is { } bytes ? [new Budget(Metric.Allocated, new BytesPerOperation(bytes))] : [] };
}
