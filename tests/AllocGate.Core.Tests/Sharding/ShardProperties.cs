using AllocGate.Core.Measuring;
using AllocGate.Core.Sharding;
using CsCheck;

namespace AllocGate.Core.Tests.Sharding;

public class ShardProperties
{
    private static readonly Gen<RowKey> Keys = Gen.Select(
        Gen.String[Gen.Char, 0, 20], Gen.OneOf(Gen.Const("net8.0"), Gen.Const("net10.0"), Gen.Const("")), Gen.String[Gen.Char, 0, 40], (p, f, b) => new RowKey(p, f, b));

    [Fact]
    public void Every_row_is_in_exactly_one_shard() =>
        Gen.Select(Keys, Gen.Int[1, Shard.Most]).Sample((key, count) =>
            Assert.Single(Enumerable.Range(1, count), index => new Shard(index, count).Holds(key)));

    // Written down, so that a new version of the tool or of .NET cuts as the one before did.
    [Theory]
    [InlineData("bench/Bench.csproj", "net10.0", "Ns.Maps.PutAll() [N=100]", 5, 2)]
    [InlineData("bench/Bench.csproj", "net8.0", "Ns.Maps.PutAll() [N=100]", 7, 4)]
    [InlineData("bench/Bänch.csproj", "net10.0", "Ns.Maps.Put(System.Int32[])", 3, 3)]
    public void A_row_stays_where_it_is(string project, string framework, string benchmark, int count, int index) =>
        Assert.Equal(index, Shard.IndexOf(new RowKey(project, framework, benchmark), count));

    [Fact]
    public void The_cases_of_one_method_stay_together_for_the_law_that_is_fitted_over_them() =>
        Gen.Select(Gen.Int[1, Shard.Most], Gen.Int, Gen.String).Sample((count, n, s) =>
            Assert.Equal(
                Shard.IndexOf(Sets.Key("Ns.Maps.PutAll(System.Int32[])"), count),
                Shard.IndexOf(Sets.Key($"Ns.Maps.PutAll(System.Int32[]) [N={n}, s=\"{s}\"]"), count)));

    [Fact]
    public void A_thousand_methods_are_split_evenly()
    {
        var sizes = Enumerable.Range(0, 1000).Select(i => Shard.IndexOf(Sets.Key($"Ns.Cases.Case{i}()"), 4)).CountBy(i => i).Select(c => c.Value).ToList();

        Assert.Equal(4, sizes.Count);
        Assert.All(sizes, size => Assert.InRange(size, 200, 300));
    }

    [Fact]
    public void A_part_is_read_as_it_is_written() =>
        Gen.Int[1, Shard.Most].SelectMany(count => Gen.Int[1, count].Select(index => new Shard(index, count))).Sample(shard =>
        {
            Assert.True(Shard.TryParse(shard.ToString(), out var read));
            Assert.Equal(shard, read);
        });

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("1")]
    [InlineData("0/2")]
    [InlineData("3/2")]
    [InlineData("1/0")]
    [InlineData("1/257")]
    [InlineData("-1/2")]
    [InlineData("1/2/3")]
    [InlineData("1 / 2")]
    [InlineData("9999999999/9999999999")]
    public void What_is_no_part_is_refused(string? text) => Assert.False(Shard.TryParse(text, out _));
}
