using System.Text;

namespace AllocGate.Reporting.Markdown;

/// <summary>
/// Puts text from a pull request into GitHub flavoured Markdown so that it shows as itself: no markup, HTML, link, mention, issue
/// reference, formula or table cell comes of it.
/// </summary>
public static class MarkdownText
{
    /// <summary>The most characters of one text that are shown; the JSON report has the whole.</summary>
    public const int MaxLength = 1_000;

    // GitHub finds mentions, references and bare links in the rendered text; an invisible space breaks them, as Renovate does.
    private const string Breaker = "&#8203;";

    private const string Escaped = "\\`*_[]<>|~";

    private const string EscapedAtStart = "#+-=:";

    /// <summary>Prose that may quote names.</summary>
    public static string Prose(string text)
    {
        var shown = HostileText.OneLine(text, MaxLength).Trim();
        var prose = new StringBuilder(shown.Length + 16);
        for (var i = 0; i < shown.Length; i++)
            Append(prose, shown, i);
        return prose.ToString();
    }

    /// <summary>A name or a path, in fixed width. Not for table cells.</summary>
    public static string Code(string text) => Fence(Name(text));

    /// <summary>A name or a path in a table cell, where a pipe is escaped even inside code.</summary>
    public static string CodeCell(string text)
    {
        // "\|" would escape the backslash for some readers and the pipe for others.
        var name = Name(text).Replace("\\|", "\\ |", StringComparison.Ordinal);
        return Fence(name).Replace("|", "\\|", StringComparison.Ordinal);
    }

    private static string Name(string text) => HostileText.OneLine(text, MaxLength);

    private static string Fence(string text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return "(blank)";
        var fence = new string('`', LongestRun(text, '`') + 1);
        var padding = text[0] is '`' or ' ' || text[^1] is '`' or ' ' ? " " : "";
        return $"{fence}{padding}{text}{padding}{fence}";
    }

    private static int LongestRun(string text, char character)
    {
        int longest = 0, run = 0;
        foreach (var c in text)
        {
            run = c == character ? run + 1 : 0;
            longest = Math.Max(longest, run);
        }

        return longest;
    }

    private static void Append(StringBuilder prose, string text, int at)
    {
        var character = text[at];
        if (character is '&' or '$')
            prose.Append($"&#{(int)character};");
        else if (Escaped.Contains(character) || (at == 0 && EscapedAtStart.Contains(character)))
            prose.Append('\\').Append(character);
        else if (IsListNumber(text, at))
            prose.Append('\\').Append(character);
        else
            prose.Append(character);
        if (character is '@' or '#' || StartsReference(text, at) || StartsLink(text, at))
            prose.Append(Breaker);
    }

    // GitLab's own: !merge request, ~label, %milestone, $snippet, &epic, ^alert.
    private static bool StartsReference(string text, int at) =>
        text[at] is '!' or '~' or '%' or '$' or '&' or '^' && at + 1 < text.Length && (char.IsAsciiLetterOrDigit(text[at + 1]) || text[at + 1] is '"' or '_');

    private static bool IsListNumber(string text, int at) =>
        (text[at] is '.' or ')') && at is > 0 and < 10 && text[..at].All(char.IsAsciiDigit);

    private static bool StartsLink(string text, int at) =>
        (text[at] == ':' && at + 1 < text.Length && text[at + 1] == '/')
        || (text[at] == '.' && at >= 3 && string.Compare(text, at - 3, "www", 0, 3, StringComparison.OrdinalIgnoreCase) == 0)
        || (text[at] == '-' && at >= 2 && string.Compare(text, at - 2, "gh", 0, 2, StringComparison.OrdinalIgnoreCase) == 0);
}
