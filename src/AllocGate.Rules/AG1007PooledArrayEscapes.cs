using AllocGate.Rules.Binding;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AllocGate.Rules;

/// <summary>AG1007: a rented array is stored and also given back to the pool, which hands it to the next who rents.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class AG1007PooledArrayEscapes : MemberRule
{
    private static readonly DiagnosticDescriptor Rule = new(
        "AG1007",
        "Pooled array escapes",
        "'{0}' (rented on line {1}) is stored in '{2}' and returned to its pool on line {3}: whoever rents it next overwrites what is stored, so store a copy, '{0}.AsSpan(0, length).ToArray()'",
        "AllocGate",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "A pool hands a returned array to the next who rents; a reference that was kept reads and writes the other's data.",
        helpLinkUri: "docs/rules/AG1007.md");

    public AG1007PooledArrayEscapes()
        : base(Rule, SyntaxKind.InvocationExpression)
    {
    }

    internal override bool IsTrigger(SyntaxNode node) => ((InvocationExpressionSyntax)node).CalledName() == "Rent";

    private protected override void Analyze(CodeBlockAnalysisContext context)
    {
        foreach (var escaped in EscapedRental.In(context.CodeBlock, context.SemanticModel, context.CancellationToken))
        {
            var (rented, returned) = (escaped.Rented.GetLocation(), escaped.Returned.GetLocation());
            var evidence = Evidence.None.And(rented, "rented here").And(returned, "returned here");
            context.ReportDiagnostic(evidence.Finding(
                Rule, escaped.Store.Node.GetLocation(), Rule.DefaultSeverity, escaped.Array.Name, rented.Line(), escaped.Store.Target.Excerpt(), returned.Line()));
        }
    }
}
