using AllocGate.Core.Comparing;
using AllocGate.Core.Measuring;
using CsCheck;
using static AllocGate.Core.Tests.Sets;

namespace AllocGate.Core.Tests.Comparing;

public class ComparerProperties
{
    private static readonly Gen<Reading> Readings = Gen.OneOf(
        Gen.Long[0, 1L << 40].Select(Gen.Long[1, 1000], (b, n) => Exact(b, n)),
        Gen.Select(Gen.Long[0, 1_000], Gen.Long[0, 1_000], Gen.Long[0, 1_000], (low, more, most) => Ranged(low, low + more, low + more + most)),
        Gen.Const<Reading>(new Reading.NotMeasured("no")),
        Gen.Const<Reading>(new Reading.Failed("threw")));

    private static readonly Gen<MeasurementSet> AnySet =
        Gen.Select(Gen.Int[0, 9], Readings, Readings).Array[0, 8]
            .Select(rows => Of([.. rows.DistinctBy(r => r.Item1).Select(r => Row($"B{r.Item1}", r.Item2, r.Item3))]));

    [Fact]
    public void No_row_of_either_side_is_ever_lost() =>
        Gen.Select(AnySet, AnySet).Sample((before, now) =>
        {
            var rows = Compare(before, now);
            var expected = before.Rows.Concat(now.Rows).Select(r => r.Key).Distinct().Order();
            Assert.Equal(expected, rows.Select(r => r.Key));
        });

    [Fact]
    public void The_same_set_on_both_sides_never_fails() =>
        AnySet.Sample(set => Assert.DoesNotContain(Compare(set, set).SelectMany(r => r.Comparisons), c => c.Fails));

    [Fact]
    public void Whatever_has_no_figure_on_a_side_never_passes() =>
        Gen.Select(Readings, Readings).Sample((before, now) =>
        {
            var comparison = Compare(Of(Row("A", before)), Of(Row("A", now))).Single()[Metric.Allocated];
            if (!before.HasFigure || !now.HasFigure)
                Assert.True(comparison.Fails || comparison.IsOpen);
        });

    [Fact]
    public void More_bytes_on_head_never_turn_a_failure_into_a_pass() =>
        Gen.Select(Gen.Long[0, 1_000_000], Gen.Long[0, 1_000_000], Gen.Long[0, 1_000_000]).Sample((before, now, more) =>
        {
            if (Fails(before, now))
                Assert.True(Fails(before, now + more));
        });

    private static bool Fails(long before, long now) =>
        Compare(Of(Row("A", Exact(before))), Of(Row("A", Exact(now)))).Single()[Metric.Allocated].Fails;

    private static IReadOnlyList<ComparedRow> Compare(MeasurementSet before, MeasurementSet now) =>
        Comparer.Compare(new Baseline.FromFile("f", before), now, Selection.Everything, Thresholds.Default);
}
