using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using AllocGate.Gating;

namespace AllocGate.Files;

/// <summary>Says in words what is wrong with a text that should be JSON, and where.</summary>
internal static partial class JsonMistake
{
    private const int LongestSentence = 400;

    /// <param name="e">What reading it threw.</param>
    /// <param name="utf8">The text, without a byte order mark.</param>
    /// <param name="shown">The file as people know it.</param>
    /// <param name="begin">What the sentence begins with.</param>
    /// <param name="whatToDo">What would help.</param>
    public static InputError Of(Exception e, ReadOnlySpan<byte> utf8, string shown, string begin, string whatToDo)
    {
        var sentence = begin + (utf8.Trim(" \t\r\n"u8).IsEmpty ? "It is empty." : Words(e.Message));
        return new(sentence.Length > LongestSentence ? sentence[..LongestSentence] + "…" : sentence, Place(e, utf8, shown), whatToDo);
    }

    /// <summary>The file with line and column, both from 1; the column counts bytes.</summary>
    public static string Place(ReadOnlySpan<byte> utf8, int index, string shown)
    {
        var before = utf8[..index];
        return $"{shown}:{before.Count((byte)'\n') + 1}:{index - before.LastIndexOf((byte)'\n')}";
    }

    private static string Place(Exception e, ReadOnlySpan<byte> utf8, string shown)
    {
        if (e is JsonException { LineNumber: { } line })
            return $"{shown}:{line + 1}:{((JsonException)e).BytePositionInLine.GetValueOrDefault() + 1}";
        if (Written().Match(e.Message) is { Success: true } match)
            return $"{shown}:{Plus(match.Groups[1])}:{Plus(match.Groups[2])}";
        return NoUtf8(utf8) is { } index ? Place(utf8, index, shown) : $"{shown}:1:1";
    }

    private static int? NoUtf8(ReadOnlySpan<byte> utf8)
    {
        for (var at = 0; at < utf8.Length;)
        {
            if (System.Text.Rune.DecodeFromUtf8(utf8[at..], out _, out var length) != System.Buffers.OperationStatus.Done)
                return at;
            at += length;
        }

        return null;
    }

    private static string Words(string message)
    {
        if (message.Contains("reached end of data", StringComparison.Ordinal) || message.StartsWith("Expected depth to be zero", StringComparison.Ordinal))
            return "It ends before every text, object and list is closed.";
        if (TooDeep().Match(message) is { Success: true } deep)
            return $"It is nested more than {deep.Groups[1].Value} levels deep.";
        if (message.Contains("transcode", StringComparison.Ordinal) || message.Contains("surrogate", StringComparison.Ordinal))
            return "It holds what is no UTF-8 text.";
        // Where there is no path, the line stands right behind the sentence.
        var sentence = message.Split(" LineNumber: ")[0].TrimEnd('|', ' ');
        return sentence.Split(" Path: ") is [var what, var path] ? path == "$" ? what : $"{what} ({path})" : sentence;
    }

    private static int Plus(Group number) => int.TryParse(number.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value < int.MaxValue ? value + 1 : 1;

    [GeneratedRegex(@"LineNumber: ([0-9]{1,10}) \| BytePositionInLine: ([0-9]{1,10})", RegexOptions.CultureInvariant)]
    private static partial Regex Written();

    [GeneratedRegex(@"maximum configured depth of ([0-9]{1,3})", RegexOptions.CultureInvariant)]
    private static partial Regex TooDeep();
}
