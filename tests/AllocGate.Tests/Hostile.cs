using System.Text;
using AllocGate.Gating;
using CsCheck;

namespace AllocGate.Tests;

/// <summary>What strangers write, for parsers.</summary>
internal static class Hostile
{
    private static readonly string[] Bits =
    [
        "", " ", "\0", "\n", "\r\n", "\"", "\\", "{", "}", "[", "]", ",", ":", "=", "/", "..", "*", "?", "-", "+", "1", "-1", "0", "1e999", "NaN", "999999999999999999999", "4 GB", "null", "true",
        "\u001b[31m", "\u202e", "\ud800", "\uFEFF", "é", "AG1401", "net10.0", "::error::", "\"schema\"", "\\ud800", "\\u0000",
    ];

    /// <summary>Texts put together of what parsers trip over.</summary>
    public static Gen<string> Strings { get; } = Gen.OneOf(Gen.String, Gen.Int[0, Bits.Length - 1].Select(i => Bits[i]).Array[0, 12].Select(string.Concat));

    /// <summary>The same and any bytes, as files.</summary>
    public static Gen<byte[]> Texts { get; } = Gen.OneOf(Strings.Select(Encoding.UTF8.GetBytes), Gen.Byte.Array[0, 200], Gen.Byte[0x80, 0xFF].Array[1, 3]);

    /// <summary>A text that was whole, with up to three places cut out, doubled, overwritten or filled with what parsers trip over.</summary>
    public static Gen<byte[]> Damaged(string whole) => Damaged(Encoding.UTF8.GetBytes(whole));

    /// <inheritdoc cref="Damaged(string)"/>
    public static Gen<byte[]> Damaged(byte[] whole) =>
        Gen.Select(Gen.Int[0, 5], Gen.Double[0, 1], Gen.Int[1, 30], Texts).Array[1, 3].Select(wounds => wounds.Aggregate(whole, Wound));

    /// <summary>The same as text.</summary>
    public static Gen<string> DamagedText(string whole) => Damaged(whole).Select(Encoding.UTF8.GetString);

    /// <summary>Reading refuses as it refuses a user's mistake, or it does not refuse; whatever else it throws fails the test.</summary>
    public static void ReadOrRefused(Action read)
    {
        try
        {
            read();
        }
        catch (InvalidInputException e)
        {
            Assert.NotEmpty(e.Errors);
            Assert.All(e.Errors, error => Assert.NotEqual("", error.What));
        }
    }

    /// <inheritdoc cref="ReadOrRefused(Action)"/>
    public static void ReadOrRefused(Func<Task> read) => ReadOrRefused(() => read().GetAwaiter().GetResult());

    private static byte[] Wound(byte[] text, (int Kind, double Where, int Length, byte[] Put) wound)
    {
        var at = (int)(wound.Where * text.Length);
        var end = Math.Min(text.Length, at + wound.Length);
        return wound.Kind switch
        {
            0 => text[..at],
            1 => [.. text[..at], .. text[end..]],
            2 => [.. text[..end], .. text[at..]],
            3 => [.. text[..at], .. wound.Put, .. text[at..]],
            4 => [.. text[..at], .. wound.Put, .. text[end..]],
            _ => [.. text[..at], .. Enumerable.Repeat((byte)(at % 2 == 0 ? '[' : '{'), 200), .. text[at..]],
        };
    }
}
