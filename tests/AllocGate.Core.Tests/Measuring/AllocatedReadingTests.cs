using AllocGate.Core.Measuring;

namespace AllocGate.Core.Tests.Measuring;

public sealed class AllocatedReadingTests
{
    [Fact]
    public void Equal_batches_in_two_processes_are_exact()
    {
        var reading = AllocatedReading.From(Batches(88, 88, 88), Batches(88, 88), settled: true);

        Assert.Equal(new Reading.Exact(new BytesPerOperation(88)), reading);
    }

    [Fact]
    public void Batches_of_different_length_with_the_same_fraction_are_exact()
    {
        var reading = AllocatedReading.From([new(2, 195, 195)], [new(4, 390, 390)], settled: true);

        Assert.Equal(new Reading.Exact(new BytesPerOperation(195, 2)), reading);
    }

    [Theory]
    [InlineData(false, true, "too slow to reach its final code in time: counted in what the compiler had by then")]
    [InlineData(true, false, "counted in one process only")]
    public void What_was_not_confirmed_is_never_exact(bool settled, bool twice, string cause)
    {
        var reading = AllocatedReading.From(Batches(24, 24), twice ? Batches(24, 24) : [], settled);

        Assert.Equal(cause, Assert.IsType<Reading.Ranged>(reading).Cause);
    }

    [Fact]
    public void Without_a_trusted_process_counter_nothing_is_exact()
    {
        var reading = AllocatedReading.From([new(10, 240, null)], [new(10, 240, null)], settled: true);

        Assert.StartsWith("not cross-checked", Assert.IsType<Reading.Ranged>(reading).Cause, StringComparison.Ordinal);
    }

    [Fact]
    public void A_rare_lump_gives_a_range_with_the_usual_figure_as_median()
    {
        var reading = Assert.IsType<Reading.Ranged>(AllocatedReading.From(Batches(24, 24, 1048), Batches(24, 24, 24), settled: true));

        Assert.Equal((new BytesPerOperation(24), new BytesPerOperation(24), new BytesPerOperation(1048)), (reading.Low, reading.Median, reading.High));
        Assert.Contains("lump", reading.Cause, StringComparison.Ordinal);
    }

    [Fact]
    public void Processes_that_disagree_say_so()
    {
        var reading = AllocatedReading.From(Batches(24, 24), Batches(32, 32), settled: true);

        Assert.StartsWith("each process agrees with itself", Assert.IsType<Reading.Ranged>(reading).Cause, StringComparison.Ordinal);
    }

    [Fact]
    public void Processes_that_agree_once_they_hash_alike_differ_by_hashing()
    {
        Assert.True(AllocatedReading.HangsOnProcess(Batches(24, 24), Batches(32, 32)));
        var reading = AllocatedReading.From(Batches(24, 24), Batches(32, 32), settled: true);

        var hashing = AllocatedReading.Explained(reading, AllocatedReading.From(Batches(28, 28), Batches(28, 28), settled: true));
        var other = AllocatedReading.Explained(reading, reading);

        Assert.StartsWith("random hashing", Assert.IsType<Reading.Ranged>(hashing).Cause, StringComparison.Ordinal);
        Assert.Equal(new BytesPerOperation(28), Assert.IsType<Reading.Ranged>(hashing).OneSeed);
        Assert.Null(Assert.IsType<Reading.Ranged>(other).OneSeed);
        Assert.StartsWith("each process agrees with itself, with one hash seed too", Assert.IsType<Reading.Ranged>(other).Cause, StringComparison.Ordinal);
        Assert.False(AllocatedReading.HangsOnProcess(Batches(24, 32), Batches(32, 32)));
    }

    [Fact]
    public void Bytes_of_other_threads_are_charged()
    {
        CountedBatch[] batches = [new(360, 360 * 152, 360 * 1176), new(360, 360 * 152, 360 * 1176)];

        var reading = AllocatedReading.From(batches, batches, settled: true);

        Assert.Equal(new Reading.Exact(new BytesPerOperation(1176)), reading);
    }

    [Fact]
    public void A_zero_byte_caller_whose_helper_threads_allocate_is_not_zero()
    {
        CountedBatch[] batches = [new(100, 0, 2400), new(100, 0, 2640)];

        var reading = Assert.IsType<Reading.Ranged>(AllocatedReading.From(batches, batches, settled: true));

        Assert.Equal("work on other threads", reading.Cause);
        Assert.True(reading.Low > BytesPerOperation.Zero);
    }

    [Fact]
    public void Housekeeping_of_the_runtime_is_not_charged()
    {
        // Seen on megabyte arrays: about a kilobyte a batch, in some batches two.
        CountedBatch[] batches = [new(4, 4_194_400, 4_195_408), new(4, 4_194_400, 4_196_416)];

        Assert.Equal(new Reading.Exact(new BytesPerOperation(1_048_600)), AllocatedReading.From(batches, batches, settled: true));
    }

    [Theory]
    [InlineData(0, 10, 10)]
    [InlineData(10, -24, 0)]
    [InlineData(10, 240, 100)]
    public void Impossible_counts_are_not_measured(long operations, long thread, long process)
    {
        Assert.IsType<Reading.NotMeasured>(AllocatedReading.From([new(operations, thread, process)], [], settled: true));
    }

    [Fact]
    public void No_batches_are_not_zero_bytes()
    {
        Assert.IsType<Reading.NotMeasured>(AllocatedReading.From([], [], settled: true));
    }

    private static List<CountedBatch> Batches(params long[] bytesPerOperation) =>
        bytesPerOperation.Select(b => new CountedBatch(100, b * 100, b * 100)).ToList();
}
