using System.Text;

namespace AllocGate.EndToEnd.Tests.Faults;

/// <summary>A file that the tool reads, as a stranger may leave it.</summary>
/// <param name="Name">What is wrong with it.</param>
/// <param name="Write">Writes it to an absolute path.</param>
/// <param name="HasPlace">False where what is wrong may be the file as a whole.</param>
public sealed record HostileFile(string Name, Action<string> Write, bool HasPlace = true)
{
    private const int Deep = 100_000;

    /// <summary>Every way to break a whole file.</summary>
    /// <param name="whole">Its text: an object.</param>
    /// <param name="number">A member with a number, such as <c>"n": 1</c>.</param>
    /// <param name="text">A member with a text.</param>
    /// <param name="schema">The member with its schema's version; absent where it has none.</param>
    public static IEnumerable<HostileFile> Of(string whole, string number, string text, string? schema)
    {
        yield return new("nothing", Bytes([]));
        yield return new("cut off", Bytes(Encoding.UTF8.GetBytes(whole[..(whole.Length / 2)])));
        yield return new("overwritten", Bytes([.. Encoding.UTF8.GetBytes(whole[..(whole.Length / 2)]), .. Noise(40), .. Encoding.UTF8.GetBytes(whole[(whole.Length / 2)..])]));
        yield return new("noise", Bytes(Noise(4096)));
        yield return new("a claim of 4 GiB", path => Claim(path, 4L << 30), HasPlace: false);
        if (!OperatingSystem.IsWindows())
            yield return new("no end", path => File.CreateSymbolicLink(path, "/dev/zero"), HasPlace: false);
        yield return new("100,000 lists in each other", Text(new string('[', Deep)));
        yield return new("100,000 objects in each other", Text(Begun(whole, string.Concat(Enumerable.Repeat("\"x\":{", Deep)) + new string('}', Deep))));
        yield return new("a key twice", Text(whole.Replace(text, $"{text}, {text}", StringComparison.Ordinal)));
        foreach (var value in (string[])["1e999", "NaN", "-1", "4294967296", "99999999999999999999999", "\"4 GB\"", "null", "[]"])
            yield return new($"the number {value}", Text(whole.Replace(number, $"{number.Split(':')[0]}: {value}", StringComparison.Ordinal)));
        yield return new("no UTF-8", Bytes([.. Encoding.UTF8.GetBytes(Before(whole, text)), .. "\"\xFF\xC0\xFE\"".Select(c => (byte)c), .. Encoding.UTF8.GetBytes(After(whole, text))]));
        yield return new("half a character", Text($"{Before(whole, text)}\"\\ud800\"{After(whole, text)}"));
        yield return new("a raw escape sequence", Text($"{Before(whole, text)}\"\u001b[31m\u0007\"{After(whole, text)}"));
        if (schema is null)
            yield break;
        yield return new("a version to come", Text(whole.Replace(schema, schema.Replace("/1\"", "/999\"", StringComparison.Ordinal), StringComparison.Ordinal)));
        yield return new("an escaped escape sequence", Text(whole.Replace(schema, schema.Replace("/1\"", "\\u001b[31m\\u202e\\n::error::x\"", StringComparison.Ordinal), StringComparison.Ordinal)));
    }

    /// <summary>Millions of small values, within what is read.</summary>
    /// <param name="whole">Its text: an object.</param>
    /// <param name="length">Its length, in bytes.</param>
    public static HostileFile Flood(string whole, int length) =>
        new("a flood", Text(Begun(whole, $"\"x\":[{string.Concat(Enumerable.Repeat("{},", length / 3))}{{}}],")), HasPlace: false);

    private static string Begun(string whole, string member) => whole.Insert(whole.IndexOf('{', StringComparison.Ordinal) + 1, member + (member.EndsWith(',') ? "" : ","));

    private static string Before(string whole, string member) => whole[..(whole.IndexOf(member, StringComparison.Ordinal) + member.IndexOf(':', StringComparison.Ordinal) + 1)];

    private static string After(string whole, string member) => whole[(whole.IndexOf(member, StringComparison.Ordinal) + member.Length)..];

    private static Action<string> Text(string text) => path => File.WriteAllText(path, text);

    private static Action<string> Bytes(byte[] bytes) => path => File.WriteAllBytes(path, bytes);

    private static byte[] Noise(int length)
    {
        var noise = new byte[length];
        new Random(7).NextBytes(noise);
        return noise;
    }

    private static void Claim(string path, long length)
    {
        // A file with a hole: it takes no space.
        using var file = File.Create(path);
        file.SetLength(length);
    }
}
