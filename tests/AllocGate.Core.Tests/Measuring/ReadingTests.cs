using AllocGate.Core.Measuring;

namespace AllocGate.Core.Tests.Measuring;

public class ReadingTests
{
    [Fact]
    public void A_reading_without_a_figure_can_be_printed_and_has_no_bytes()
    {
        Reading failed = new Reading.Failed("threw");
        Assert.Equal("Failed { Reason = threw }", failed.ToString());
        Assert.False(failed.HasFigure);
        Assert.Throws<InvalidOperationException>(() => failed.Estimate);
    }
}
