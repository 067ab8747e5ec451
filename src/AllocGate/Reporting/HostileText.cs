using System.Globalization;
using System.Text;

namespace AllocGate.Reporting;

/// <summary>
/// Makes text from a pull request safe to show: names, messages and paths may carry escape sequences, bidirectional overrides,
/// line breaks, or commands to the CI system that reads our output.
/// </summary>
public static class HostileText
{
    /// <summary>One line in which everything invisible is visible: ESC becomes "\u001B", a line break "⏎".</summary>
    public static string OneLine(string text)
    {
        var visible = new StringBuilder(text.Length);
        foreach (var rune in text.TrimEnd('\r', '\n').ReplaceLineEndings("\n").EnumerateRunes())
            AppendVisible(visible, rune);
        return visible.ToString();
    }

    /// <summary><see cref="OneLine(string)"/> within <see cref="Clip"/>, at a cost that does not grow with what is cut off.</summary>
    public static string OneLine(string text, int most) => Clip(OneLine(Clip(text, most + 1)), most);

    /// <summary>The lines of a text, each as <see cref="OneLine(string)"/> leaves it.</summary>
    public static IEnumerable<string> Lines(string text) =>
        text.TrimEnd('\r', '\n').ReplaceLineEndings("\n").Split('\n').Select(line => OneLine(line));

    /// <summary>
    /// <see cref="OneLine(string)"/>, and nothing in it is a command to a CI system that reads the log, wherever the line is broken:
    /// "::set-output" (GitHub), "##[" (GitHub, Azure), "##teamcity[".
    /// </summary>
    public static string ForLog(string text)
    {
        var line = OneLine(text);
        var safe = new StringBuilder(line.Length);
        foreach (var character in line)
        {
            var last = safe.Length == 0 ? '\0' : safe[^1];
            if (character == ':' && last == ':')
                safe[^1] = '∷';
            else if (character == '#' && last == '#')
                safe.Append(" #");
            else
                safe.Append(character);
        }

        return safe.ToString();
    }

    /// <summary>At most <paramref name="length"/> characters (UTF-16), the cut shown as "…".</summary>
    public static string Clip(string text, int length)
    {
        if (text.Length <= length)
            return text;
        var end = char.IsHighSurrogate(text[length - 2]) ? length - 2 : length - 1;
        return text[..end] + "…";
    }

    private static void AppendVisible(StringBuilder visible, Rune rune)
    {
        if (rune.Value == '\n')
            visible.Append('⏎');
        else if (rune.Value == '\t')
            visible.Append(' ');
        else if (IsInvisible(rune))
            visible.Append(rune.Value <= 0xFFFF ? $"\\u{rune.Value:X4}" : $"\\U{rune.Value:X8}");
        else
            visible.Append(rune);
    }

    private static bool IsInvisible(Rune rune) => Rune.GetUnicodeCategory(rune)
        is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
        or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned or UnicodeCategory.Surrogate;
}
