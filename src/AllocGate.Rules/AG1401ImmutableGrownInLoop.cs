using AllocGate.Rules.Binding;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AllocGate.Rules;

/// <summary>AG1401: an immutable collection grows in a loop, one copy a step.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class AG1401ImmutableGrownInLoop : AllocationRule
{
    private static readonly DiagnosticDescriptor Rule = new(
        "AG1401",
        "Immutable collection grown in a loop",
        "Every '{0}' in this loop makes another '{1}': collect into '{2}' and call 'ToImmutable' after the loop",
        "AllocGate",
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "Each step copies the array, or the path from the new node to the root; a builder changes its nodes in place.",
        helpLinkUri: "docs/rules/AG1401.md");

    public AG1401ImmutableGrownInLoop()
        : base(Rule)
    {
    }

    internal override bool IsTrigger(SyntaxNode node) => ImmutableGrowth.MayBe((AssignmentExpressionSyntax)node);

    private protected override void Register(AnalysisContext context) => context.RegisterSyntaxNodeAction(Analyze, SyntaxKind.SimpleAssignmentExpression);

    private static void Analyze(SyntaxNodeAnalysisContext context)
    {
        if (ImmutableGrowth.Of((AssignmentExpressionSyntax)context.Node, context.SemanticModel, context.CancellationToken) is not { } growth)
            return;
        var evidence = Evidence.None.And(growth.Loop.GetFirstToken().GetLocation(), "grown in this loop");
        context.ReportDiagnostic(evidence.Finding(
            Rule, growth.Assignment.GetLocation(), Rule.DefaultSeverity, growth.Method, growth.Type.Name, BuilderOf(growth.Type)));
    }

    private static string BuilderOf(INamedTypeSymbol type) =>
        (type.TypeKind == TypeKind.Interface ? type.Name.Substring(1) : type.Name).Replace("IImmutable", "Immutable").Replace("ImmutableSet", "ImmutableHashSet") + ".Builder";
}
