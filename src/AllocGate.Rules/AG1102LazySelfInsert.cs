using AllocGate.Rules.Binding;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AllocGate.Rules;

/// <summary>AG1102: a collection is given a query that still reads that very collection.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class AG1102LazySelfInsert : MemberRule
{
    private static readonly DiagnosticDescriptor Rule = new(
        "AG1102",
        "Lazy self bulk-add",
        "'{0}' reads '{1}' while its elements are inserted into '{1}', which throws after the first one: insert a copy, '{2}'",
        "AllocGate",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "A query is evaluated while its result is inserted, and an enumerator of a changed collection throws InvalidOperationException at its next step.",
        helpLinkUri: "docs/rules/AG1102.md");

    public AG1102LazySelfInsert()
        : base(Rule, SyntaxKind.InvocationExpression)
    {
    }

    internal override bool IsTrigger(SyntaxNode node) => LazySelfInsert.IsNamedLikeOne((InvocationExpressionSyntax)node);

    private protected override void Analyze(CodeBlockAnalysisContext context)
    {
        foreach (var insert in LazySelfInsert.In(context.CodeBlock, context.SemanticModel, context.CancellationToken))
        {
            var evidence = Evidence.None.And(insert.Read.GetLocation(), "read again at each step");
            context.ReportDiagnostic(evidence.Finding(
                Rule, insert.Query.GetLocation(), Rule.DefaultSeverity, insert.Query.Excerpt(), insert.Target.Excerpt(), CopyOf(insert.Query)));
        }
    }

    private static string CopyOf(ExpressionSyntax query) =>
        (query is QueryExpressionSyntax ? $"({query.Excerpt()})" : query.Excerpt()) + ".ToList()";
}
