using AllocGate.Core.Measuring;
using CsCheck;

namespace AllocGate.Core.Tests.Measuring;

public class ByteAmountTests
{
    [Theory]
    [InlineData("0 B", 0)]
    [InlineData("48 B", 48)]
    [InlineData("48B", 48)]
    [InlineData(" 1.5 kb ", 1536)]
    [InlineData("2 MB", 2 << 20)]
    [InlineData("8 GB", 8L << 30)]
    [InlineData("9223372036854775807 B", long.MaxValue)]
    public void Amounts_are_read_as_people_write_them(string text, long bytes)
    {
        Assert.True(ByteAmount.TryParse(text, out var read));
        Assert.Equal(bytes, read);
    }

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("48")]
    [InlineData("-1 B")]
    [InlineData("0.5 B")]
    [InlineData("1,5 KB")]
    [InlineData("48 bytes")]
    [InlineData("9223372036854775808 B")]
    [InlineData("99999999999 GB")]
    [InlineData("NaN B")]
    [InlineData("1e3 B")]
    [InlineData("٤٨ B")]
    [InlineData("1 \u212AB")]
    public void What_is_no_amount_is_refused(string? text) => Assert.False(ByteAmount.TryParse(text, out _));

    [Fact]
    public void Every_whole_number_of_bytes_is_read_back() =>
        Gen.Long[0, long.MaxValue].Sample(bytes => ByteAmount.TryParse($"{bytes} B", out var read) && read == bytes);

    [Fact]
    public void Any_text_is_read_or_refused_without_throwing() => Gen.String.Sample(text => ByteAmount.TryParse(text, out var bytes) ? bytes >= 0 : bytes == 0);
}
