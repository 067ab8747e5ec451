using AllocGate.Rules.Binding;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AllocGate.Rules;

/// <summary>AG1001: a factory without parameters binds <c>GetOrAdd</c>'s value overload, so that the delegate itself is stored.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class AG1001DelegateStored() : AllocationRule(Rule)
{
    private static readonly DiagnosticDescriptor Rule = new(
        "AG1001",
        "The delegate is stored, not its result",
        "'{0}' is itself the value that '{1}' stores, not what it returns{2}: write '{3}', which is a factory",
        "AllocGate",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "GetOrAdd's factory takes the key. A lambda without parameters is no such factory but converts to object, so the overload that takes a value is called.",
        helpLinkUri: "docs/rules/AG1001.md");

    internal override bool IsTrigger(SyntaxNode node) => GetOrAddCall.IsNamedLikeOne(((InvocationExpressionSyntax)node).CalledName());

    private protected override void Register(AnalysisContext context) => context.RegisterSyntaxNodeAction(Analyze, SyntaxKind.InvocationExpression);

    private static void Analyze(SyntaxNodeAnalysisContext context)
    {
        if (DelegateAsValue.Of((InvocationExpressionSyntax)context.Node, context.SemanticModel, context.CancellationToken) is not { } stored)
            return;
        var evidence = stored.Map is { } map ? Evidence.None.And(map, "its values are of type 'object' here") : Evidence.None;
        context.ReportDiagnostic(evidence.Finding(
            Rule, stored.Delegate.GetLocation(), Rule.DefaultSeverity,
            stored.Delegate.Excerpt(), stored.Method, stored.IsShared ? ", and every key added here gets the same delegate" : "", DelegateAsValue.Factory(stored.Delegate).Excerpt()));
    }
}
