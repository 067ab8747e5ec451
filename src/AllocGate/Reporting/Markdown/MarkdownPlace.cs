using AllocGate.Core.Measuring;

namespace AllocGate.Reporting.Markdown;

/// <summary>A line of a file, as a link where its address is known.</summary>
internal static class MarkdownPlace
{
    /// <param name="line">Hostile text.</param>
    /// <param name="address">Gives addresses that are safe inside Markdown's parentheses.</param>
    public static string Of(SourceLine line, Func<SourceLine, string?>? address)
    {
        var text = MarkdownText.Code($"{line.Path}:{line.Line}");
        return address?.Invoke(line) is { } target ? $"[{text}]({target})" : text;
    }
}
