using AllocGate.Rules.Binding;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AllocGate.Rules;

/// <summary>AG1005: a query is stored before it has run, and so runs at each read.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class AG1005DeferredQueryStored : MemberRule
{
    private static readonly DiagnosticDescriptor Rule = new(
        "AG1005",
        "Deferred query stored",
        "The query stored in '{0}' has not run: it keeps {1} alive and runs again at each read; store its results, '{2}.ToList()'",
        "AllocGate",
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "A LINQ query is a recipe. Whoever stores it stores its source and its lambdas with all that they captured, and pays for the work at every enumeration.",
        helpLinkUri: "docs/rules/AG1005.md");

    public AG1005DeferredQueryStored()
        : base(Rule, SyntaxKind.InvocationExpression, SyntaxKind.QueryExpression)
    {
    }

    internal override bool IsTrigger(SyntaxNode node) => DeferredQuery.MayBe((ExpressionSyntax)node);

    private protected override void Analyze(CodeBlockAnalysisContext context)
    {
        foreach (var stored in StoredQuery.In(context.CodeBlock, context.SemanticModel, context.CancellationToken))
        {
            var evidence = Evidence.None;
            if (stored.Source is { } source && source.Locations[0].IsInSource)
                evidence = evidence.And(source.Locations[0], $"'{source.Name}' is read at each enumeration");
            evidence = stored.Captured.Aggregate(evidence, (all, variable) => all.And(variable.Locations[0], $"'{variable.Name}' is captured"));
            context.ReportDiagnostic(evidence.Finding(Rule, stored.Value.GetLocation(), Rule.DefaultSeverity, stored.Target.Excerpt(), Kept(stored), stored.Value.Excerpt()));
        }
    }

    private static string Kept(StoredQuery stored)
    {
        var names = stored.Captured.Prepend(stored.Source).OfType<ISymbol>()
            .Select(symbol => symbol.Locations[0].IsInSource ? $"'{symbol.Name}' (line {symbol.Locations[0].Line()})" : $"'{symbol.Name}'").ToList();
        return names.Count == 0 ? "its source" : string.Join(", ", names);
    }
}
