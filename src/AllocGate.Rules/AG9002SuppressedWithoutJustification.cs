using AllocGate.Rules.Binding;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AllocGate.Rules;

/// <summary>AG9002: a finding of these rules is suppressed by an attribute that does not say why.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class AG9002SuppressedWithoutJustification : AllocationRule
{
    private static readonly DiagnosticDescriptor Rule = new(
        "AG9002",
        "Suppressed without a justification",
        "{0} is suppressed without a reason: say why in 'Justification'",
        "AllocGate",
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "Who reads the code later cannot tell a finding that was looked at from one that was in the way.",
        helpLinkUri: "docs/rules/AG9002.md");

    public AG9002SuppressedWithoutJustification()
        : base(Rule)
    {
    }

    internal override bool IsTrigger(SyntaxNode node) => SuppressionAttribute.MayBe((AttributeSyntax)node);

    private protected override void Register(AnalysisContext context) => context.RegisterSyntaxNodeAction(Analyze, SyntaxKind.Attribute);

    private static void Analyze(SyntaxNodeAnalysisContext context)
    {
        if (SuppressionAttribute.Of((AttributeSyntax)context.Node, context.SemanticModel, context.CancellationToken) is { IsOfTheseRules: true, HasJustification: false } suppression)
            context.ReportDiagnostic(Diagnostic.Create(Rule, context.Node.GetLocation(), suppression.Id));
    }
}
