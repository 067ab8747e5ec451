using AllocGate.Core.Measuring;
using CsCheck;
using static AllocGate.Core.Tests.Sets;

namespace AllocGate.Core.Tests.Measuring;

public class ScalingFitTests
{
    private static readonly Gen<long[]> _rows =
        Gen.Long[1, 200_000].HashSet[3, 6].Select(rows => rows.Order().ToArray());

    [Fact]
    public void Points_on_a_line_are_exact()
    {
        var law = Fit(n => 152 + (48 * n), 100, 1_000, 10_000);

        Assert.Equal((new Reading.Exact(new(48)), new Reading.Exact(new(152)), BytesPerOperation.Zero), (law.PerRow, law.Fixed, law.Residual));
    }

    [Fact]
    public void Any_line_is_found_again() =>
        Gen.Select(_rows, Gen.Long[0, 1L << 40], Gen.Long[0, 1L << 40]).Sample((rows, @fixed, perRow) =>
        {
            var law = Fit(n => @fixed + (perRow * n), rows);

            Assert.Equal((new Reading.Exact(new(perRow)), new Reading.Exact(new(@fixed)), BytesPerOperation.Zero), (law.PerRow, law.Fixed, law.Residual));
            Assert.Empty(law.FasterThanLinear);
        });

    [Fact]
    public void Fractions_of_a_byte_are_kept()
    {
        var law = Assert.IsType<ScalingLaw.Fitted>(ScalingFit.Of([new(1, Exact(1, 3)), new(2, Exact(2, 3)), new(3, Exact(1))]));

        Assert.Equal(new Reading.Exact(new(1, 3)), law.PerRow);
    }

    [Fact]
    public void A_collection_that_doubles_is_an_interval_and_never_faster_than_linear() =>
        Gen.Select(_rows, Gen.Long[1, 64], Gen.Long[1, 16]).Sample((rows, entry, first) =>
        {
            var law = Fit(n => Containers.Doubling(n, entry, first), rows);

            Assert.Empty(law.FasterThanLinear);
            Assert.True(law.PerRow.Lowest <= law.PerRow.Estimate && law.PerRow.Estimate <= law.PerRow.Highest);
            Assert.True(law.Fixed.Lowest <= law.Fixed.Estimate && law.Fixed.Estimate <= law.Fixed.Highest);
        });

    [Fact]
    public void The_residual_is_the_largest_distance_from_the_line()
    {
        var law = Assert.IsType<ScalingLaw.Fitted>(ScalingFit.Of([new(10, Exact(100)), new(20, Exact(260)), new(30, Exact(300))]));

        Assert.Equal(new BytesPerOperation(60), law.Residual);
        Assert.Equal((new(4), new(10), new(16)), (law.PerRow.Lowest, law.PerRow.Estimate, law.PerRow.Highest));
    }

    [Theory]
    [InlineData(100, 200, 400)]
    [InlineData(100, 1_000, 10_000)]
    [InlineData(1, 2, 50)]
    public void What_copies_all_rows_at_each_row_is_faster_than_linear(long a, long b, long c)
    {
        Assert.NotEmpty(Fit(n => n * (n + 1) / 2 * 8, a, b, c).FasterThanLinear);
        Assert.NotEmpty(Fit(n => 1_000_000 + (n * n), 100, 1_000, 10_000).FasterThanLinear);
    }

    [Fact]
    public void The_evidence_is_the_cost_of_a_row_here_and_there() => Assert.Equal(
        "1,100.0 B a row from 100 to 1,000 rows, 11,000.0 B a row from 1,000 to 10,000",
        Fit(n => n * n, 100, 1_000, 10_000).FasterThanLinear);

    [Fact]
    public void Growth_that_slows_down_is_not_faster_than_linear() =>
        Assert.Empty(Fit(n => n < 500 ? n * 100 : 50_000, 100, 1_000, 10_000).FasterThanLinear);

    [Fact]
    public void Nothing_is_fitted_over_a_gap()
    {
        var law = ScalingFit.Of([new(100, Exact(1)), new(1_000, new Reading.Failed("threw")), new(10_000, Exact(3)), new(20_000, Exact(4))]);

        Assert.Equal("there is no figure for 1,000 rows, and nothing is fitted over a gap", Assert.IsType<ScalingLaw.Unknown>(law).Reason);
    }

    [Fact]
    public void Through_two_points_there_is_no_law() =>
        Assert.IsType<ScalingLaw.Unknown>(ScalingFit.Of([new(100, Exact(1)), new(1_000, Exact(2))]));

    [Fact]
    public void Intervals_make_an_interval_that_holds_the_truth()
    {
        var law = Assert.IsType<ScalingLaw.Fitted>(ScalingFit.Of([new(10, Ranged(90, 100, 110)), new(20, Ranged(190, 200, 210)), new(30, Ranged(290, 300, 310))]));

        Assert.Equal((new(8), new(10), new(12)), (law.PerRow.Lowest, law.PerRow.Estimate, law.PerRow.Highest));
    }

    private static ScalingLaw.Fitted Fit(Func<long, long> bytes, params long[] rows) =>
        Assert.IsType<ScalingLaw.Fitted>(ScalingFit.Of(rows.Select(n => new ScalingPoint(n, Exact(bytes(n))))));
}
