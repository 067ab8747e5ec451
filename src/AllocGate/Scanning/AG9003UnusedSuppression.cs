using System.Collections.Immutable;
using System.Text.RegularExpressions;
using AllocGate.Rules;
using AllocGate.Rules.Binding;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

// It runs here alone: in a compiler no analyzer learns what others report.
#pragma warning disable RS1001, RS2008

namespace AllocGate.Scanning;

/// <summary>
/// AG9003: reports every suppression of the rules of a scan, so that severity and generated code are the compiler's matter as for any rule.
/// <see cref="UnusedSuppressions"/> takes away those that suppress something.
/// </summary>
/// <param name="rules">The rules that run.</param>
internal sealed partial class AG9003UnusedSuppression(ImmutableArray<DiagnosticAnalyzer> rules) : AllocationRule(Rule)
{
    public const string Id = "AG9003";

    /// <summary>The diagnostic property that holds the suppressed rule's id.</summary>
    public const string SuppressedId = "suppressed";

    private static readonly DiagnosticDescriptor Rule = new(
        Id, "Unused suppression", "{0} suppresses no {1}: remove it, so that it does not hide the next one", "AllocGate", DiagnosticSeverity.Info, isEnabledByDefault: true,
        helpLinkUri: "docs/rules/AG9003.md");

    private readonly HashSet<string> _ids = IdsOf(rules);

    /// <summary>What the rules can report, and this one.</summary>
    public static HashSet<string> IdsOf(ImmutableArray<DiagnosticAnalyzer> rules) => [Id, .. rules.SelectMany(rule => rule.SupportedDiagnostics).Select(rule => rule.Id)];

    internal override bool IsTrigger(SyntaxNode node) => SuppressionAttribute.MayBe((AttributeSyntax)node);

    private protected override void Register(AnalysisContext context)
    {
        context.RegisterSyntaxTreeAction(AnalyzePragmas);
        context.RegisterSyntaxNodeAction(AnalyzeAttribute, SyntaxKind.Attribute);
    }

    private void AnalyzePragmas(SyntaxTreeAnalysisContext context)
    {
        foreach (var (code, id) in Pragmas.Disabling(context.Tree, context.CancellationToken))
        {
            if (IsOurs(id))
                context.ReportDiagnostic(Report(code, "This pragma", id));
        }
    }

    private void AnalyzeAttribute(SyntaxNodeAnalysisContext context)
    {
        if (SuppressionAttribute.Of((AttributeSyntax)context.Node, context.SemanticModel, context.CancellationToken) is { } suppression && IsOurs(suppression.Id))
            context.ReportDiagnostic(Report(context.Node, "This attribute", suppression.Id));
    }

    private static Diagnostic Report(SyntaxNode place, string suppression, string id) =>
        Diagnostic.Create(Rule, place.GetLocation(), ImmutableDictionary<string, string?>.Empty.Add(SuppressedId, id), suppression, id);

    // An id of the catalogue's form that no rule has, a misprint for example, suppresses nothing either. AG9001 comes with another package.
    private bool IsOurs(string id) => id != Id && _ids.Contains(id) || CatalogueIds().IsMatch(id);

    [GeneratedRegex(@"\AAG1\d{3}\z", RegexOptions.CultureInvariant)]
    private static partial Regex CatalogueIds();
}
