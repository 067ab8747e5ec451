using AllocGate.Rules.Tests.Harness;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AllocGate.Rules.Tests;

public class RuleCatalogueTests
{
    public static TheoryData<string> Ids => [.. RuleCatalogue.Descriptors.Select(rule => rule.Id)];

    [Fact]
    public void Every_analyzer_of_the_assembly_is_listed_in_the_order_of_the_ids()
    {
        var declared = typeof(RuleCatalogue).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(DiagnosticAnalyzer)) && !type.IsAbstract);

        Assert.Equal(declared.OrderBy(type => type.Name), RuleCatalogue.Analyzers.Select(analyzer => analyzer.GetType()));
        var ids = RuleCatalogue.Descriptors.Select(rule => rule.Id).ToArray();
        Assert.Equal(ids.Order().Distinct(), ids);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_rule_has_one_analyzer_file_one_test_file_one_page_and_one_line_in_the_release_list(string id)
    {
        var source = Path.Combine(Page.Root, "src", "AllocGate.Rules");
        var analyzer = Assert.Single(Directory.GetFiles(source, id + "*.cs"));
        var test = Assert.Single(Directory.GetFiles(Path.Combine(Page.Root, "tests", "AllocGate.Rules.Tests"), id + "*.cs"));
        Assert.Equal(Path.GetFileNameWithoutExtension(analyzer) + "Tests", Path.GetFileNameWithoutExtension(test));
        Assert.True(File.Exists(Page.PathOf(id)), $"docs/rules/{id}.md is missing");
        Assert.Single(
            File.ReadAllLines(Path.Combine(source, "AnalyzerReleases.Unshipped.md"))
                .Concat(File.ReadAllLines(Path.Combine(source, "AnalyzerReleases.Shipped.md"))),
            line => line.StartsWith(id + " |", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_rule_explains_itself(string id)
    {
        var rule = RuleCatalogue.Descriptors.Single(one => one.Id == id);

        Assert.Equal($"docs/rules/{id}.md", rule.HelpLinkUri);
        Assert.NotEmpty(rule.Description.ToString());
        Assert.StartsWith($"# {id}: {rule.Title}\n", Page.Read(id).Text, StringComparison.Ordinal);
    }
}
