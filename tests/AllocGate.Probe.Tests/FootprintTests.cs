using AllocGate.Core.Measuring;
using AllocGate.Probe.Wire;

namespace AllocGate.Probe.Tests;

public sealed class FootprintTests(ProbeCases cases) : IClassFixture<ProbeCases>
{
    // 80 B for the object, 2,112 for 521 buckets, 8,360 for 521 entries.
    private const long Map = 80 + 2_112 + 8_360;

    [Theory]
    [InlineData("Footprints.Kilobyte()", 1_024)]
    [InlineData("Footprints.Map()", Map)]
    [InlineData("Footprints.Large()", 200_024)]
    [InlineData("Footprints.Pinned()", 1_024)]
    [InlineData("Footprints.Finalizable()", 24 + 1_024)]
    [InlineData("Footprints.RentedForGood()", 1_048)]
    [InlineData("Footprints.RentedForAWhile()", 0)]
    [InlineData("Footprints.Cached()", 0)]
    [InlineData("Footprints.Null()", 0)]
    [InlineData("Footprints.Constant()", 0)]
    [InlineData("Footprints.Number()", 0)]
    [InlineData("Footprints.Struct()", 1_024)]
    [InlineData("Footprints.KeptByTheInstanceToo()", 1_024)]
    [InlineData("Footprints.Suspended()", 1_024)]
    [InlineData("Footprints.Completed()", 1_024)]
    [InlineData("Footprints.BesideALeak()", 1_024)]
    [InlineData("FilledFields.Replaced() [N=500]", Map)]
    [InlineData("FilledFields.Refilled() [N=500]", Map - 80)]
    [InlineData("FilledFields.Counted() [N=500]", Map)]
    [InlineData("FilledFields.RefilledAndReturned() [N=500]", Map - 80)]
    [InlineData("FilledFields.Dropped() [N=500]", 0)]
    public async Task A_footprint_is_what_the_built_value_holds(string id, long bytes)
    {
        var result = await cases.Project.MeasureAsync("ProbeCases." + id, "full");

        Assert.Equal(new Reading.Exact(new(bytes)), Footprint(result));
    }

    [Fact]
    public async Task What_an_iteration_setup_makes_is_no_part_of_it()
    {
        // The setup's map is replaced by a copy of the same size.
        Assert.Equal(new Reading.Exact(new(0)), Footprint(await cases.Project.MeasureAsync("ProbeCases.FilledFields.Prepared() [N=500]", "full")));
    }

    [Theory]
    [InlineData("Footprints.Nothing()")]
    [InlineData("Footprints.NoResult()")]
    [InlineData("Shapes.SpanReturn()")]
    public async Task Where_nothing_is_returned_there_is_no_footprint_and_none_is_missing(string id)
    {
        var result = await cases.Project.MeasureAsync("ProbeCases." + id, "full");

        Assert.IsType<FootprintCount.Nothing>(result.Footprint);
    }

    [Fact]
    public async Task A_case_that_bears_no_second_setup_keeps_its_other_figures()
    {
        var result = await cases.Project.MeasureAsync("ProbeCases.SetsUpOnce.Fill()", "full");

        Assert.Equal(0, Readings.ThreadBytes(result));
        Assert.Contains("once only", Assert.IsType<FootprintCount.Unbearable>(result.Footprint).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_second_process_is_not_asked()
    {
        Assert.IsType<FootprintCount.NotAsked>((await cases.Project.MeasureAsync("ProbeCases.Footprints.Map()")).Footprint);
    }

    private static Reading Footprint(CaseResult result)
    {
        Assert.Null(result.Failure);
        var count = Assert.IsType<FootprintCount.Counted>(result.Footprint);
        return FootprintReading.From([.. count.Rounds.Select(r => new BytesPerOperation(r.Bytes, r.Values))]);
    }
}
