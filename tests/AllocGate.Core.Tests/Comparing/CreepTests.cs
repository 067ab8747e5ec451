using AllocGate.Core.Comparing;
using AllocGate.Core.Measuring;
using static AllocGate.Core.Tests.Sets;

namespace AllocGate.Core.Tests.Comparing;

public class CreepTests
{
    [Fact]
    public void One_drift_of_40_bytes_on_a_megabyte_passes_and_thirty_in_a_row_fail()
    {
        const long Start = 1_000_000;
        for (var step = 1; step <= 30; step++)
        {
            var comparison = Compare(accepted: step == 1 ? null : Start, current: Start + (40 * (step - 1)), head: Start + (40 * step));
            // 26 steps are 1,040 B, the first to reach 1 KB.
            Assert.Equal(step < 26 ? ComparisonOutcome.Grown : ComparisonOutcome.Regressed, comparison.Outcome);
            Assert.Equal(step >= 26, comparison.Crept);
        }
    }

    [Fact]
    public void The_sentence_names_the_accepted_figure_and_the_growth_since() =>
        Assert.StartsWith(
            "allocated crept from 1,000,000 B/op, accepted last, to 1,001,200 B/op (+1,200)",
            Compare(1_000_000, 1_001_200, 1_001_200).Explanation, StringComparison.Ordinal);

    [Fact]
    public void A_step_that_fails_by_itself_is_no_creep() => Assert.False(Compare(1_000, 1_010, 2_000).Crept);

    [Fact]
    public void Going_back_below_the_accepted_figure_is_an_improvement() =>
        Assert.Equal(ComparisonOutcome.Improved, Compare(1_000_000, 1_002_000, 999_000).Outcome);

    private static Comparison Compare(long? accepted, long current, long head)
    {
        var row = Row("A", Exact(current)) with { Accepted = accepted is { } bytes ? new AcceptedFigures(Exact(bytes)) : null };
        return Comparer.Compare(new Baseline.FromFile("f", Of(row)), Of(Row("A", Exact(head))), Selection.Everything, Thresholds.Default).Single()[Metric.Allocated];
    }
}
