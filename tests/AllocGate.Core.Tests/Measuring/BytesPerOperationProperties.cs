using AllocGate.Core.Measuring;
using CsCheck;

namespace AllocGate.Core.Tests.Measuring;

public class BytesPerOperationProperties
{
    private static readonly Gen<BytesPerOperation> Amounts =
        Gen.Select(Gen.Long, Gen.Long[1, long.MaxValue], (bytes, operations) => new BytesPerOperation(bytes, operations));

    [Fact]
    public void The_same_fraction_is_the_same_amount() =>
        Gen.Select(Gen.Int, Gen.Int[1, int.MaxValue], Gen.Int[1, 1000]).Sample((bytes, operations, times) =>
            Assert.Equal(new BytesPerOperation(bytes, operations), new BytesPerOperation((long)bytes * times, (long)operations * times)));

    [Fact]
    public void Comparing_is_exact_and_agrees_with_equality() =>
        Gen.Select(Amounts, Amounts).Sample((a, b) =>
        {
            Assert.Equal(Math.Sign(a.CompareTo(b)), -Math.Sign(b.CompareTo(a)));
            Assert.Equal(a == b, a.CompareTo(b) == 0);
        });

    [Theory]
    [InlineData(195, 2, "97.5 B/op")]
    [InlineData(0, 5, "0 B/op")]
    [InlineData(5_000_000_000, 1, "5,000,000,000 B/op")]
    public void Fractions_are_kept_and_large_totals_do_not_wrap(long bytes, long operations, string text) =>
        Assert.Equal(text, new BytesPerOperation(bytes, operations).ToString());

    [Fact]
    public void The_default_value_is_zero_bytes() => Assert.Equal(BytesPerOperation.Zero, default);

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void No_operations_have_no_amount(long operations) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new BytesPerOperation(1, operations));
}
