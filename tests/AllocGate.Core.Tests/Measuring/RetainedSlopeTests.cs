using AllocGate.Core.Measuring;

namespace AllocGate.Core.Tests.Measuring;

public sealed class RetainedSlopeTests
{
    private const int Step = 1_000;
    private const long Horizon = 8 * Step;

    [Fact]
    public void A_flat_series_retains_exactly_nothing()
    {
        Assert.Equal(new Reading.Exact(BytesPerOperation.Zero), From(_ => 5_000_000));
    }

    [Fact]
    public void A_constant_leak_is_exact()
    {
        Assert.Equal(new Reading.Exact(new BytesPerOperation(538_720)), From(n => 70_000_000 + (n * 538_720)));
    }

    [Fact]
    public void A_collection_re_filled_over_the_same_keys_retains_nothing()
    {
        Assert.Equal(new Reading.Exact(BytesPerOperation.Zero), From(n => 1_000_000 + Math.Min(n, 500) * 100));
    }

    [Fact]
    public void A_cache_that_fills_up_after_the_horizon_is_no_leak()
    {
        var reading = From(n => 1_000_000 + Math.Min(n, 12_000) * 100);

        Assert.True(reading.Lowest <= BytesPerOperation.Zero);
        Assert.Equal(BytesPerOperation.Zero, reading.Estimate);
    }

    [Fact]
    public void One_lump_of_the_runtime_is_no_leak()
    {
        var reading = From(n => 1_000_000 + (n > 20_000 ? 12_288 : 0));

        Assert.True(reading.Lowest <= BytesPerOperation.Zero);
    }

    [Fact]
    public void A_table_that_doubles_now_and_then_leaks_at_its_amortised_rate()
    {
        // A HashSet<int>: 16 B a slot, a little over double as many slots each time, so 16 to 32 B a key on average; 200 keys were in it.
        var reading = From(n => 1_000_000 + (Capacity(n + 200) * 16));

        Assert.True(reading.Lowest > BytesPerOperation.Zero);
        Assert.InRange(reading.Estimate.ToDecimal(), 12, 32);
    }

    [Fact]
    public void A_table_that_grows_with_the_operations_between_two_collections_is_no_leak()
    {
        // A table of weak keys: it doubles until a collection frees its entries, and keeps its size. Rounds as the probe makes them.
        var rounds = new List<HeapRound> { new(0, 1_000_000) };
        foreach (var length in (long[])[1_000, 3_000, 12_000, 48_000])
        {
            for (var i = 0; i < 4; i++)
                rounds.Add(new(rounds[^1].Operations + length, 1_000_000 + (Capacity(length) * 16)));
        }

        Assert.True(RetainedSlope.From(rounds, rounds[^1].Operations / 4).Lowest <= BytesPerOperation.Zero);
        // Recorded: a ConditionalWeakTable, whose table took two rounds to reach its size.
        long[] operations = [0, 5040, 10080, 15120, 20160, 35280, 50400, 65520, 80640, 141120, 201600, 262080, 322560, 564480, 806400, 1048320, 1290240];
        long[] live = [0, 655464, 0, 0, 0, 655464, 3072, 658536, 3072, 1969360, 1969256, 1969256, 1969256, 4590592, 9833576, 9833576, 9833576];
        Assert.True(RetainedSlope.From([.. operations.Zip(live, (o, l) => new HeapRound(o, l))], 322560).Lowest <= BytesPerOperation.Zero);
        var leak = rounds.Select(r => r with { LiveBytes = 1_000_000 + (Capacity(r.Operations) * 16) }).ToList();
        Assert.True(RetainedSlope.From(leak, leak[^1].Operations / 4).Lowest > BytesPerOperation.Zero);
    }

    [Fact]
    public void One_object_kept_every_24_operations_is_a_leak_of_a_byte()
    {
        var reading = From(n => 1_000_000 + (n / 24 * 24));

        Assert.InRange(reading.Estimate.ToDecimal(), 0.95m, 1.05m);
        Assert.True(reading.Lowest > BytesPerOperation.Zero);
    }

    [Fact]
    public void A_real_series_of_a_growing_list_of_rare_objects_is_a_leak()
    {
        // Recorded: an object every 24 operations in a List, whose backing array doubles meanwhile.
        long[] operations = [0, 20000, 40000, 60000, 80000, 100000, 120000, 140000, 160000, 220000, 280000, 340000, 400000, 460000, 520000, 580000, 640000];
        long[] live = [0, 28184, 64560, 84576, 104568, 157328, 177344, 197336, 217328, 342864, 402864, 462864, 653936, 713936, 773936, 833936, 893936];

        var reading = RetainedSlope.From(operations.Zip(live, (o, l) => new HeapRound(o, l)).ToList(), 160_000);

        Assert.InRange(reading.Estimate.ToDecimal(), 1.0m, 1.6m);
        Assert.True(reading.Lowest > BytesPerOperation.Zero);
    }

    [Fact]
    public void Live_bytes_that_waver_by_one_small_object_retain_exactly_nothing()
    {
        Assert.Equal(new Reading.Exact(BytesPerOperation.Zero), From(n => 1_000_000 + (n / Step % 4 == 3 ? 216 : 0)));
    }

    [Fact]
    public void Live_bytes_that_waver_by_more_than_a_small_object_are_no_exact_figure()
    {
        var reading = From(n => 1_000_000 + (n / Step % 4 == 3 ? 2_160 : 0));

        Assert.IsType<Reading.Ranged>(reading);
        Assert.True(reading.Lowest <= BytesPerOperation.Zero);
    }

    [Fact]
    public void Live_bytes_that_waver_to_a_new_high_are_no_exact_figure()
    {
        Assert.IsType<Reading.Ranged>(From(n => 1_000_000 + (n / Step % 4 == 3 ? 192 : 0) + (n > 20_000 ? 24 : 0)));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Too_few_rounds_are_not_measured(int horizons)
    {
        var rounds = Rounds(n => 1_000_000).Where(r => r.Operations <= horizons * Horizon).ToList();

        Assert.IsType<Reading.NotMeasured>(RetainedSlope.From(rounds, Horizon));
    }

    [Fact]
    public void A_negative_heap_is_not_measured()
    {
        Assert.IsType<Reading.NotMeasured>(From(n => -n));
    }

    private static Reading From(Func<long, long> live) => RetainedSlope.From(Rounds(live), Horizon);

    internal static List<HeapRound> Rounds(Func<long, long> live) =>
        Enumerable.Range(0, 9).Select(i => i * Step).Concat(Enumerable.Range(1, 8).Select(i => (int)Horizon + (i * 3 * Step)))
            .Select(n => new HeapRound(n, live(n)))
            .ToList();

    private static long Capacity(long keys)
    {
        var capacity = 3L;
        while (capacity < keys)
            capacity = (capacity * 2) + 1;
        return capacity;
    }
}
