using AllocGate.Rules.Binding;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AllocGate.Rules;

/// <summary>AG1004: a lambda that is stored keeps every variable that its scope's lambdas captured.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class AG1004StoredLambdaKeepsScope : MemberRule
{
    private static readonly DiagnosticDescriptor Rule = new(
        "AG1004",
        "The stored lambda keeps its whole scope",
        "The lambda stored in '{0}' keeps {1} alive as long as it is stored",
        "AllocGate",
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "The compiler makes one object for all captured variables of a scope, so a stored lambda keeps every variable that any lambda of that scope captured.",
        helpLinkUri: "docs/rules/AG1004.md");

    public AG1004StoredLambdaKeepsScope()
        : base(Rule, SyntaxKind.SimpleLambdaExpression, SyntaxKind.ParenthesizedLambdaExpression, SyntaxKind.AnonymousMethodExpression, SyntaxKind.LocalFunctionStatement)
    {
    }

    internal override bool IsTrigger(SyntaxNode node) => true;

    private protected override void Analyze(CodeBlockAnalysisContext context)
    {
        foreach (var kept in KeptScope.In(context.CodeBlock, context.SemanticModel, context.CancellationToken))
        {
            var severity = kept.InLoop && kept.Stored is { IntoField: true, IsQueued: false } ? DiagnosticSeverity.Warning : DiagnosticSeverity.Info;
            var evidence = kept.Variables.Aggregate(Evidence.None, (all, variable) => all.And(variable.Locations[0], $"'{variable.Name}' is captured"));
            var names = string.Join(", ", kept.Variables.Select(variable => $"'{variable.Name}' (line {variable.Locations[0].Line()})"));
            context.ReportDiagnostic(evidence.Finding(Rule, kept.Stored.Site.GetLocation(), severity, kept.Stored.Target.Excerpt(), names));
        }
    }
}
