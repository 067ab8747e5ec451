using AllocGate.Rules.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace AllocGate.Rules.CodeFixes.Tests.Harness;

/// <summary>
/// Checks one fix on one marked source: finding by finding, and all at once in the document and in the project, each way must
/// come to the same text. Both texts must compile.
/// </summary>
internal static class VerifyFix
{
    /// <param name="marked">The source with every finding of the fix's rule marked, also those that have no fix.</param>
    /// <param name="expected">The source when all is fixed that can be.</param>
    /// <param name="types">Another file of the project.</param>
    public static async Task FixesAsync(CodeFixProvider fix, string marked, string expected, string types = "", string? targetFramework = "net10.0")
    {
        using var workspace = new AdhocWorkspace();
        var before = await MarkedAsync(workspace, fix, marked, types, targetFramework);

        foreach (var after in new[] { await before.OneByOneAsync(), await before.AllAtOnceAsync(FixAllScope.Document), await before.AllAtOnceAsync(FixAllScope.Project) })
        {
            Assert.Equal(expected.ReplaceLineEndings("\n"), (await after.TextAsync()).ReplaceLineEndings("\n"));
            Assert.Empty(await after.ErrorsAsync());
        }
    }

    /// <summary>The findings are there, and the fix offers nothing for any of them.</summary>
    public static async Task OffersNothingAsync(CodeFixProvider fix, string marked, string types = "", string? targetFramework = "net10.0")
    {
        using var workspace = new AdhocWorkspace();
        var project = await MarkedAsync(workspace, fix, marked, types, targetFramework);
        var findings = await project.FindingsAsync();

        Assert.NotEmpty(findings);
        foreach (var finding in findings)
            Assert.Empty(await project.ActionsAsync(finding));
    }

    private static async Task<FixedProject> MarkedAsync(AdhocWorkspace workspace, CodeFixProvider fix, string marked, string types, string? targetFramework)
    {
        var markup = Markup.Parse(marked);
        var project = FixedProject.Create(workspace, [markup.Source, types], fix, targetFramework);
        Assert.Empty(await project.ErrorsAsync());
        var findings = await project.FindingsAsync();
        var asMarked = markup.Findings.Count == findings.Length && markup.Findings.Zip(findings).All(pair => pair.First.IsMetBy(pair.Second));
        Assert.True(asMarked, $"marked: {string.Join(", ", markup.Findings)}{Environment.NewLine}found: {string.Join(Environment.NewLine, findings)}");
        return project;
    }
}
