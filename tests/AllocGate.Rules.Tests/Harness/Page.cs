using System.Text.RegularExpressions;

namespace AllocGate.Rules.Tests.Harness;

/// <summary>A rule's page and the examples under two of its headings.</summary>
internal sealed record Page(string Text, IReadOnlyList<string> InsteadOfThis, IReadOnlyList<string> WriteThis)
{
    public static string Root { get; } = Above(AppContext.BaseDirectory);

    public static string PathOf(string id) => Path.Combine(Root, "docs", "rules", id + ".md");

    public static Page Read(string id)
    {
        var text = File.ReadAllText(PathOf(id)).ReplaceLineEndings("\n");
        return new Page(text, Examples(text, "Instead of this"), Examples(text, "Write this"));
    }

    private static string[] Examples(string text, string heading)
    {
        var section = Regex.Match(text, $@"^## {heading}\n(.*?)(?=^## |\z)", RegexOptions.Multiline | RegexOptions.Singleline).Groups[1].Value;
        return [.. Regex.Matches(section, @"^```csharp\n(.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline).Select(block => block.Groups[1].Value)];
    }

    private static string Above(string folder) =>
        File.Exists(Path.Combine(folder, "AllocGate.sln")) ? folder : Above(Path.GetDirectoryName(folder)!);
}
