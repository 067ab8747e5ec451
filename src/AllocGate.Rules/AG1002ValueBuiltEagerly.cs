using AllocGate.Rules.Binding;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AllocGate.Rules;

/// <summary>AG1002: the value given to <c>GetOrAdd</c> is built at every call, and thrown away wherever the key is there.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class AG1002ValueBuiltEagerly : MemberRule
{
    private static readonly DiagnosticDescriptor Rule = new(
        "AG1002",
        "Value built eagerly",
        "'{0}' is built at every call of '{1}' and thrown away when the key is already there: pass a static factory{2}",
        "AllocGate",
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "An argument is evaluated before the call, so the value is allocated for every key that is already there.",
        helpLinkUri: "docs/rules/AG1002.md");

    public AG1002ValueBuiltEagerly()
        : base(Rule, SyntaxKind.InvocationExpression)
    {
    }

    internal override bool IsTrigger(SyntaxNode node) => EagerValue.MayBeIn((InvocationExpressionSyntax)node);

    private protected override void Analyze(CodeBlockAnalysisContext context)
    {
        foreach (var eager in EagerValue.In(context.CodeBlock, context.SemanticModel, context.CancellationToken))
        {
            context.ReportDiagnostic(Diagnostic.Create(
                Rule, eager.Value.GetLocation(), eager.Value.Excerpt(), eager.Method, eager.NeedsDisposal ? ", and dispose the value that loses" : ""));
        }
    }
}
