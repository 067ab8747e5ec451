using AllocGate.Core.Measuring;
using AllocGate.Reporting;

namespace AllocGate.Tests.Reporting;

public sealed class FiguresTests
{
    [Theory]
    [InlineData(1_048, 1, "1,048 B")]
    [InlineData(195, 2, "97.5 B")]
    [InlineData(0, 7, "0 B")]
    [InlineData(1, 3, "0.33 B")]
    [InlineData(1, 1_000, "0.001 B")]
    [InlineData(-40, 1, "-40 B")]
    [InlineData(1, long.MaxValue, "0.0000000000000000001 B")]
    [InlineData(long.MaxValue, 1, "9,223,372,036,854,775,807 B")]
    public void Bytes_are_exact_and_never_zero_where_they_are_not(long bytes, long operations, string expected) =>
        Assert.Equal(expected, Figures.Of(SampleReports.Exact(bytes, operations)));

    [Fact]
    public void What_has_no_figure_says_so()
    {
        Assert.Equal("—", Figures.Of(new Reading.NotMeasured("why")));
        Assert.Equal("failed", Figures.Of(new Reading.Failed("why")));
        Assert.Equal("88…112 B", Figures.Of(SampleReports.Ranged(88, 96, 112)));
        Assert.Equal("≈ 88 B", Figures.Of(SampleReports.Ranged(88, 88, 88)));
        Assert.Equal("— → 24 B", Figures.Pair(new Reading.NotMeasured(""), SampleReports.Exact(24)));
    }

    [Theory]
    [InlineData(1_048, 1_088, "+40 B (+3.8%)")]
    [InlineData(0, 24, "+24 B")]
    [InlineData(24, 0, "-24 B (-100%)")]
    [InlineData(100_000_000, 100_000_024, "+24 B (+<0.01%)")]
    [InlineData(24, 24, "")]
    public void A_change_is_signed_and_relative_to_base(long before, long after, string expected) =>
        Assert.Equal(expected, Figures.Change(SampleReports.Compared(SampleReports.Exact(before), SampleReports.Exact(after))));

    [Fact]
    public void A_change_between_intervals_is_about() =>
        Assert.Equal("≈ +8 B (+8.3%)", Figures.Change(SampleReports.Compared(SampleReports.Ranged(88, 96, 112), SampleReports.Exact(104))));
}
