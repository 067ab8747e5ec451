namespace AllocGate.Reporting.Terminal;

/// <summary>Fits the name of a benchmark case into a column: broken where a reader would break it, shortened in the middle where it is too long.</summary>
internal static class CaseName
{
    private const string Indent = "  ";

    /// <param name="name">On one line, already made safe.</param>
    /// <param name="width">Characters a line, at least 8.</param>
    /// <param name="lines">The most lines to use.</param>
    public static IReadOnlyList<string> Fit(string name, int width, int lines)
    {
        var length = Math.Min(name.Length, width * lines);
        while (true)
        {
            var fitted = Break(Shorten(name, length), width);
            if (fitted.Count <= lines)
                return fitted;
            length--;
        }
    }

    /// <summary>At most <paramref name="length"/> characters (UTF-16, at least 4), cut in the middle: both ends of a name tell it apart.</summary>
    public static string Shorten(string name, int length)
    {
        if (name.Length <= length)
            return name;
        var head = (length - 1) * 2 / 3;
        var tail = name.Length - (length - 1 - head);
        if (char.IsHighSurrogate(name[head - 1]))
            head--;
        if (char.IsLowSurrogate(name[tail]))
            tail++;
        return name[..head] + "…" + name[tail..];
    }

    private static List<string> Break(string name, int width)
    {
        var lines = new List<string>();
        var rest = name;
        while (rest.Length > width)
        {
            var at = BreakBefore(rest, width);
            lines.Add(rest[..at].TrimEnd());
            rest = Indent + rest[at..].TrimStart();
        }

        lines.Add(rest);
        return lines;
    }

    private static int BreakBefore(string text, int width) =>
        LastAt(text, width, at => text[at] is '.' or '(' || text[at - 1] is ',' or ' ')
        ?? LastAt(text, width, at => char.IsUpper(text[at]) && char.IsLower(text[at - 1]))
        ?? (char.IsHighSurrogate(text[width - 1]) ? width - 1 : width);

    private static int? LastAt(string text, int width, Func<int, bool> breaks)
    {
        for (var at = width; at > Math.Max(width / 3, Indent.Length + 1); at--)
        {
            if (breaks(at))
                return at;
        }

        return null;
    }
}
