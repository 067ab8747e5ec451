using AllocGate.Rules.Tests.Harness;
using Microsoft.CodeAnalysis;

namespace AllocGate.Rules.Tests;

/// <summary>The pages promise that one thing is reported and the other is not; here they are held to it.</summary>
public class PageTests
{
    public static TheoryData<string> Ids => RuleCatalogueTests.Ids;

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_page_says_why_then_how_then_when_to_suppress(string id)
    {
        var text = Page.Read(id).Text;
        var headings = new[] { "## Why", "## Instead of this", "## Write this", "## When to suppress" };

        var places = headings.Select(heading => text.IndexOf("\n" + heading + "\n", StringComparison.Ordinal)).ToArray();

        Assert.DoesNotContain(-1, places);
        Assert.Equal(places.Order(), places);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task Each_example_to_avoid_compiles_and_is_reported(string id)
    {
        var examples = Page.Read(id).InsteadOfThis;
        Assert.NotEmpty(examples);
        foreach (var example in examples)
            Assert.Contains(id, await ReportedIn(example));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task Each_example_to_follow_compiles_and_no_rule_reports_it(string id)
    {
        var examples = Page.Read(id).WriteThis;
        Assert.NotEmpty(examples);
        foreach (var example in examples)
            Assert.Empty(await ReportedIn(example));
    }

    private static async Task<IEnumerable<string>> ReportedIn(string example)
    {
        var compilation = RuleRun.Compile([example, "global using System.IO;"]);
        Assert.Empty(compilation.GetDiagnostics().Where(problem => problem.Severity == DiagnosticSeverity.Error));
        return (await RuleRun.FindingsAsync(compilation)).Select(finding => finding.Id);
    }
}
