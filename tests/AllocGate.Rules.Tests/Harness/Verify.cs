using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace AllocGate.Rules.Tests.Harness;

/// <summary>
/// Checks one rule on one marked source, twice: with the user's own types, where the findings must be the marked ones,
/// and without, where there may be fewer and milder findings but none that is new.
/// </summary>
internal static class Verify
{
    public static async Task<ImmutableArray<Diagnostic>> FindingsAsync(string id, string marked, string types = "", string? targetFramework = "net10.0")
    {
        var markup = Markup.Parse(marked);
        var whole = RuleRun.Compile([markup.Source, types]);
        Assert.Empty(whole.GetDiagnostics().Where(problem => problem.Severity == DiagnosticSeverity.Error));
        var findings = await Of(id, whole, targetFramework);
        var asExpected = markup.Findings.Count == findings.Length && markup.Findings.Zip(findings).All(pair => pair.First.IsMetBy(pair.Second));
        Assert.True(asExpected, $"expected: {string.Join(", ", markup.Findings)}{Environment.NewLine}found: {string.Join(Environment.NewLine, findings.Select(Told))}");

        foreach (var finding in await Of(id, RuleRun.Compile([markup.Source]), targetFramework))
        {
            Assert.True(
                findings.Any(known => known.Location.SourceSpan == finding.Location.SourceSpan && known.Severity >= finding.Severity),
                $"only without the user's types: {Told(finding)}");
        }

        return findings;
    }

    private static async Task<ImmutableArray<Diagnostic>> Of(string id, CSharpCompilation compilation, string? targetFramework) =>
        [.. (await RuleRun.FindingsAsync(compilation, targetFramework)).Where(finding => finding.Id == id)];

    private static string Told(Diagnostic finding) => $"{finding} at {finding.Location.SourceSpan}";
}
