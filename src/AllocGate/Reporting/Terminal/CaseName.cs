namespace AllocGate.Reporting.Terminal;

/// <summary>Fits the name of a benchmark case into a column: broken where a reader would break it, shortened in the middle where it is too long.</summary>
internal static class CaseName
{
    /// <param name="name">On one line, already made safe.</param>
    /// <param name="width">Characters a line, at least 4.</param>
    /// <param name="lines">The most lines to use.</param>
    public static IReadOnlyList<string> Fit(string name, int width, int lines)
    {
        var rest = Shorten(name, width * lines);
        var fitted = Break(rest, width);
        return fitted.Count <= lines ? fitted : Hard(rest, width);
    }

    private static string Shorten(string name, int length)
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

    private static List<string> Break(string rest, int width)
    {
        var lines = new List<string>();
        while (rest.Length > width)
        {
            var at = BreakBefore(rest, width);
            lines.Add(rest[..at].TrimEnd());
            rest = "  " + rest[at..].TrimStart();
        }

        lines.Add(rest);
        return lines;
    }

    private static int BreakBefore(string text, int width)
    {
        for (var at = width; at > width / 3 && at > 2; at--)
        {
            if (text[at] is '.' or '(' or ' ' || text[at - 1] is ',' or ' ')
                return at;
        }

        return char.IsHighSurrogate(text[width - 1]) ? width - 1 : width;
    }

    private static List<string> Hard(string rest, int width)
    {
        var lines = new List<string>();
        while (rest.Length > width)
        {
            var at = char.IsHighSurrogate(rest[width - 1]) ? width - 1 : width;
            lines.Add(rest[..at]);
            rest = rest[at..];
        }

        lines.Add(rest);
        return lines;
    }
}
