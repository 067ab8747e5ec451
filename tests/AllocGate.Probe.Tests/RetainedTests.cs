using AllocGate.Core.Measuring;

namespace AllocGate.Probe.Tests;

public sealed class RetainedTests(ProbeCases cases) : IClassFixture<ProbeCases>
{
    [Theory]
    [InlineData("RefillsSameKeys()")]
    [InlineData("BoundedCache()")]
    [InlineData("ReturnsMegabyte()")]
    [InlineData("KeepsOnlyTheLast()")]
    [InlineData("Finalizable()")]
    [InlineData("RentsAndReturns()")]
    public async Task What_does_not_grow_on_retains_nothing(string id)
    {
        var reading = await RetainedAsync(id);

        Assert.True(reading.Lowest <= BytesPerOperation.Zero, reading.ToString());
        Assert.True(reading.Estimate < new BytesPerOperation(1), reading.ToString());
    }

    [Fact]
    public async Task Threads_that_the_pool_adds_are_no_leak()
    {
        var result = await cases.Project.MeasureAsync("ProbeCases.Retaining.GrowsThePool()", "full");

        // Whether the pool comes to rest while it is watched is the machine's business.
        if (result.Retained is Wire.RetainedCount.Unknown unknown)
            Assert.Contains("thread pool", unknown.Reason, StringComparison.Ordinal);
        else
            Assert.True(Readings.Retained(result).Lowest <= BytesPerOperation.Zero, result.Retained!.ToString());
    }

    [Fact]
    public async Task Five_hundred_kept_entries_of_a_kilobyte_come_out_within_five_percent()
    {
        // 500 strings of 512 characters, 1,048 B each, and a Dictionary of 503 slots.
        const decimal Known = (500 * 1_048) + (503 * (24 + 4)) + 80 + 24 + 24;

        var reading = await RetainedAsync("KeepsEveryReload()");

        Assert.InRange(reading.Estimate.ToDecimal(), Known * 0.95m, Known * 1.05m);
        Assert.True(reading.Lowest > BytesPerOperation.Zero, reading.ToString());
    }

    // An array has a header of 24 B here; 100,024 B and 1,024 B are multiples of 8 already. The list that keeps them doubles.
    [Theory]
    [InlineData("KeepsLargeObjects()", 100_024, 100_048)]
    [InlineData("KeepsPinnedArrays()", 1_024, 1_048)]
    [InlineData("ForgetsToUnpin()", 1_024, 1_024)]
    [InlineData("ComesBackFromItsFinalizer()", 24, 24)]
    public async Task Large_pinned_and_finalized_objects_that_stay_are_counted(string id, int least, int most)
    {
        var reading = await RetainedAsync(id);

        Assert.InRange(reading.Estimate.ToDecimal(), least, most);
        Assert.True(reading.Lowest > BytesPerOperation.Zero, reading.ToString());
    }

    [Theory]
    [InlineData("SetOfNewKeys()", 10, 40)]
    [InlineData("OneObjectIn24()", 0.95, 2)]
    public async Task Growth_in_rare_steps_is_a_leak(string id, double least, double most)
    {
        var reading = await RetainedAsync(id);

        Assert.InRange(reading.Estimate.ToDecimal(), (decimal)least, (decimal)most);
        Assert.True(reading.Lowest > BytesPerOperation.Zero, reading.ToString());
    }

    private async Task<Reading> RetainedAsync(string id) =>
        Readings.Retained(await cases.Project.MeasureAsync("ProbeCases.Retaining." + id, "full"));
}
