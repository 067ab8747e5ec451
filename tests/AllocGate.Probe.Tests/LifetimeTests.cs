using AllocGate.Probe.Wire;

namespace AllocGate.Probe.Tests;

public sealed class LifetimeTests(ProbeCases cases) : IClassFixture<ProbeCases>
{
    private const string Map = "System.Collections.Generic.Dictionary<System.Int32, System.Int32>";

    [Theory]
    [InlineData("Drops()", Map, 64, 0)]
    [InlineData("Keeps()", Map, 64, 64)]
    [InlineData("KeepsTheLast()", Map, 64, 1)]
    [InlineData("DropsAfterAwait()", Map, 64, 0)]
    [InlineData("TracksALotFromManyThreads()", "System.Object", 100_000, 0)]
    [InlineData("TracksTheCurrent()", "System.Collections.Generic.List<System.Object>", 1, 1)]
    public async Task Tracked_objects_that_outlive_the_operation_are_counted(string id, string type, long tracked, long alive)
    {
        var result = await LifetimesAsync(id);

        Assert.Null(result.Failure);
        Assert.Equal(new TrackedObjects(type, tracked, alive), Assert.Single(result.Objects));
    }

    [Fact]
    public async Task Each_type_is_counted_on_its_own()
    {
        var result = await LifetimesAsync("KeepsOneType()");

        Assert.Equal([new TrackedObjects("ProbeCases.Tracking+Finalized", 64, 0), new TrackedObjects("ProbeCases.Tracking+Reborn", 64, 64)], result.Objects);
        Assert.Equal(64, result.Operations);
    }

    [Fact]
    public async Task Null_is_nothing_that_could_stay() => Assert.Empty((await LifetimesAsync("NothingToTrack()")).Objects);

    [Fact]
    public async Task A_benchmark_that_breaks_while_it_is_watched_counts_nothing()
    {
        var result = await LifetimesAsync("ThrowsLater()");

        Assert.Equal("no more", result.Failure?.Message);
        Assert.Empty(result.Objects);
    }

    [Fact]
    public async Task Counting_bytes_tells_whether_there_is_something_to_watch_and_counts_none_of_it()
    {
        var tracking = await cases.Project.MeasureAsync("ProbeCases.Tracking.TracksTheCurrent()");
        var other = await cases.Project.MeasureAsync("ProbeCases.KnownBytes.BoxedInt()");

        Assert.Equal((true, false), (tracking.TracksObjects, other.TracksObjects));
        Assert.Equal(0, Readings.ThreadBytes(tracking));
    }

    private Task<LifetimeResult> LifetimesAsync(string id) => cases.Project.LifetimesAsync("ProbeCases.Tracking." + id);
}
