using System.Text.Json.Nodes;
using AllocGate.Core.Findings;
using AllocGate.Core.Measuring;

namespace AllocGate.Reporting.Sarif;

/// <summary>Hostile text and places as SARIF has them.</summary>
internal static class SarifText
{
    private const int MaxMessage = 4_000;

    /// <summary>A message in which nothing is a link: SARIF links by "[text](target)" even in plain text.</summary>
    public static JsonObject Message(string text)
    {
        var shown = HostileText.OneLine(text, MaxMessage).Replace("](", "] (", StringComparison.Ordinal).Trim();
        return new JsonObject { ["text"] = shown.Length > 0 ? shown : "(no text)" };
    }

    public static JsonObject Location(FindingLocation location) => Physical(location.Path, Region(location));

    public static JsonObject Location(SourceLine line) => Physical(line.Path, new JsonObject { ["startLine"] = Math.Max(1, line.Line) });

    private static JsonObject Region(FindingLocation location)
    {
        var (line, column) = (Math.Max(1, location.Line), Math.Max(1, location.Column));
        var end = Math.Max(line, location.EndLine);
        return new JsonObject
        {
            ["startLine"] = line,
            ["startColumn"] = column,
            ["endLine"] = end,
            ["endColumn"] = end == line ? Math.Max(column, location.EndColumn) : Math.Max(1, location.EndColumn),
        };
    }

    private static JsonObject Physical(string path, JsonObject region) => new()
    {
        ["physicalLocation"] = new JsonObject
        {
            ["artifactLocation"] = new JsonObject
            {
                ["uri"] = string.Join('/', RepositoryPath.Of(path).Split('/').Select(Uri.EscapeDataString)),
                ["uriBaseId"] = "%SRCROOT%",
            },
            ["region"] = region,
        },
    };
}
