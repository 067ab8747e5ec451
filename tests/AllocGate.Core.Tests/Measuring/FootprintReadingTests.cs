using AllocGate.Core.Measuring;

namespace AllocGate.Core.Tests.Measuring;

public class FootprintReadingTests
{
    [Fact]
    public void Rounds_that_agree_at_the_end_are_exact()
    {
        Assert.Equal(new Reading.Exact(new(1_024)), From(1_024, 1_024));
        Assert.Equal(new Reading.Exact(new(1_024)), From(1_512, 1_024, 1_024));
    }

    [Fact]
    public void Rounds_that_differ_are_an_interval()
    {
        var reading = Assert.IsType<Reading.Ranged>(From(1_024, 1_048, 1_024, 1_072));

        Assert.Equal((new(1_024), new(1_072)), (reading.Low, reading.High));
    }

    [Fact]
    public void One_round_is_no_proof() => Assert.IsType<Reading.Ranged>(From(1_024));

    [Fact]
    public void What_cannot_be_is_no_figure()
    {
        Assert.IsType<Reading.NotMeasured>(From());
        Assert.IsType<Reading.NotMeasured>(From(-24, -24));
        Assert.Equal(BytesPerOperation.Zero, From(-24, 48, 0, 24).Lowest);
    }

    private static Reading From(params long[] rounds) => FootprintReading.From([.. rounds.Select(r => new BytesPerOperation(r))]);
}
