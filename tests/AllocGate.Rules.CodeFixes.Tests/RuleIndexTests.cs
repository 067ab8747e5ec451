using System.Text;
using AllocGate.Rules.CodeFixes.Tests.Package;
using AllocGate.Rules.Tests.Harness;

namespace AllocGate.Rules.CodeFixes.Tests;

/// <summary>The index of the rules' pages is made from the rules.</summary>
public class RuleIndexTests
{
    private const string Command = "ALLOCGATE_WRITE_INDEX=1 dotnet test tests/AllocGate.Rules.CodeFixes.Tests -c Release --filter RuleIndexTests";
    private const string Start = $"<!-- Made from the rules. To make it again: {Command} -->\n";
    private const string End = "<!-- End of what is made from the rules. -->\n";

    [Fact]
    public void The_index_says_what_the_rules_say()
    {
        var path = Path.Combine(Page.Root, "docs", "rules", "README.md");
        var text = File.ReadAllText(path).ReplaceLineEndings("\n");
        var (start, end) = (text.IndexOf(Start, StringComparison.Ordinal), text.IndexOf(End, StringComparison.Ordinal));
        Assert.True(start >= 0 && end > start, $"docs/rules/README.md has lost the lines around its table:\n{Start}{End}");
        var made = text[..(start + Start.Length)] + Table() + text[end..];

        if (Environment.GetEnvironmentVariable("ALLOCGATE_WRITE_INDEX") == "1")
            File.WriteAllText(path, made);

        Assert.True(made == File.ReadAllText(path).ReplaceLineEndings("\n"), $"docs/rules/README.md is out of date. Run: {Command}\nThe table is\n{Table()}");
    }

    private static string Table()
    {
        var table = new StringBuilder("| rule | severity | fix | |\n|---|---|---|---|\n");
        foreach (var rule in RuleCatalogue.Descriptors)
        {
            var severity = rule.IsEnabledByDefault ? rule.DefaultSeverity.ToString().ToLowerInvariant() : "off";
            table.Append($"| [{rule.Id}]({rule.Id}.md) | {severity} | {(InstalledPackage.Fixable.Contains(rule.Id) ? "yes" : "")} | {rule.Title} |\n");
        }

        return table.ToString();
    }
}
