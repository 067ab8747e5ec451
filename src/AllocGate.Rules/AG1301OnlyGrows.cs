using System.Collections.Concurrent;
using AllocGate.Rules.Binding;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AllocGate.Rules;

/// <summary>AG1301: a map that lives as long as the process gets entries and never loses one.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class AG1301OnlyGrows : AllocationRule
{
    private static readonly DiagnosticDescriptor Rule = new(
        "AG1301",
        "Static map only ever grows",
        "'{0}' {1}: {2}",
        "AllocGate",
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "What a static map holds is never collected. Without removal, bound or expiry every key that ever came stays, with its value.",
        helpLinkUri: "docs/rules/AG1301.md");

    public AG1301OnlyGrows()
        : base(Rule)
    {
    }

    internal override bool IsTrigger(SyntaxNode node) =>
        node is BaseObjectCreationExpressionSyntax creation ? UnboundedMemoryCache.MayBeMade(creation) : GrowingMap.MayBeDeclaredBy(node);

    private protected override void Register(AnalysisContext context) => context.RegisterCompilationStartAction(start =>
    {
        var parts = TypeParts.NewCache();
        start.RegisterSyntaxNodeAction(node => AnalyzeMap(node, parts), SyntaxKind.VariableDeclarator, SyntaxKind.PropertyDeclaration);
        start.RegisterSyntaxNodeAction(node => AnalyzeCache(node, parts), SyntaxKind.ObjectCreationExpression, SyntaxKind.ImplicitObjectCreationExpression);
    });

    private static void AnalyzeMap(SyntaxNodeAnalysisContext context, ConcurrentDictionary<ISymbol, TypeParts> cache)
    {
        if (!GrowingMap.MayBeDeclaredBy(context.Node) || context.SemanticModel.GetDeclaredSymbol(context.Node, context.CancellationToken) is not { } member)
            return;
        if (!GrowingMap.MayBe(member) || GrowingMap.Of(member, TypeParts.Around(member, cache, context.CancellationToken), context.CancellationToken) is not { } map)
            return;
        var severity = map is { HoldsSemaphores: true, Range: KeyRange.Unlimited, IsCache: true, Map.IsStatic: true } && !TypeParts.IsVisibleBeyond(map.Map) ? DiagnosticSeverity.Warning : DiagnosticSeverity.Info;
        var what = $"gets an entry for each new '{map.Key.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat)}' (line {map.Growth[0].GetLocation().Line()}) and nothing in '{map.Map.ContainingType.Name}' removes, bounds or expires them";
        var advice = map.HoldsSemaphores
            ? "count the users of each semaphore and remove it with the last one, or use a fixed number of them; removing one that somebody waits for breaks mutual exclusion"
            : "bound it, let entries expire, or tie it to an object that ends";
        context.ReportDiagnostic(GrowsAt(map.Growth).Finding(Rule, map.Map.Locations[0], severity, map.Map.Name, what, advice));
    }

    private static void AnalyzeCache(SyntaxNodeAnalysisContext context, ConcurrentDictionary<ISymbol, TypeParts> cache)
    {
        var creation = (BaseObjectCreationExpressionSyntax)context.Node;
        if (context.ContainingSymbol?.ContainingType is not { } type || creation.ArgumentList is not { Arguments.Count: > 0 }
            || !UnboundedMemoryCache.IsMade(creation, context.SemanticModel, context.CancellationToken))
            return;
        if (UnboundedMemoryCache.Of(TypeParts.Around(type, cache, context.CancellationToken)) is { Count: > 0 } puts)
        {
            context.ReportDiagnostic(GrowsAt(puts).Finding(
                Rule, creation.GetLocation(), DiagnosticSeverity.Info,
                creation.Excerpt(), $"has no size limit, and what is put into it (line {puts[0].GetLocation().Line()}) never expires", "set 'SizeLimit' and the size of each entry, or an expiry"));
        }
    }

    private static Evidence GrowsAt(IEnumerable<SyntaxNode> places) =>
        places.Take(5).Aggregate(Evidence.None, (all, place) => all.And(place.GetLocation(), "grows here"));
}
