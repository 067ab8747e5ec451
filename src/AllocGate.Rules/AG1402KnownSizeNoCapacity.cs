using AllocGate.Rules.Binding;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AllocGate.Rules;

/// <summary>AG1402: a collection grows step by step to a size that was known, or keeps what it grew to after it was emptied.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class AG1402KnownSizeNoCapacity : MemberRule
{
    /// <summary>The property of a finding that holds the capacity as C#; absent where the finding is not about a missing one.</summary>
    public const string Capacity = "capacity";

    private static readonly DiagnosticDescriptor Rule = new(
        "AG1402",
        "Known size, no capacity",
        "'{0}' {1}",
        "AllocGate",
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        description: "A collection that grows copies itself into an array of twice the size, again and again; one that is emptied keeps its array.",
        helpLinkUri: "docs/rules/AG1402.md",
        RuleCatalogue.OnlyOnChangedLines);

    public AG1402KnownSizeNoCapacity()
        : base(Rule, SyntaxKind.ForEachStatement, SyntaxKind.ForEachVariableStatement, SyntaxKind.ForStatement, SyntaxKind.ObjectCreationExpression, SyntaxKind.ImplicitObjectCreationExpression, SyntaxKind.InvocationExpression)
    {
    }

    internal override bool IsTrigger(SyntaxNode node) => UnsizedFill.MayFill(node) || KeptCapacity.IsNamedLikeOne(node);

    private protected override void Analyze(CodeBlockAnalysisContext context)
    {
        foreach (var fill in UnsizedFill.In(context.CodeBlock, context.SemanticModel, context.CancellationToken))
        {
            var filler = fill.Filler.GetFirstToken().GetLocation();
            var evidence = Evidence.None.And(filler, "filled here").With(Capacity, fill.Size);
            context.ReportDiagnostic(evidence.Finding(
                Rule, Location.Create(fill.Creation.SyntaxTree, fill.Span), Rule.DefaultSeverity, Made(fill.Creation),
                $"has no capacity and grows step by step (line {filler.Line()}) to a size that is known: give it '{fill.Size}'{Bytes(fill.Type)}"));
        }

        foreach (var kept in KeptCapacity.In(context.CodeBlock, context.SemanticModel, context.CancellationToken))
        {
            context.ReportDiagnostic(Diagnostic.Create(
                Rule, kept.Removal.GetLocation(), kept.Removal.Excerpt(),
                $"removes the elements, but the static collection keeps the array it grew to: call '{kept.Collection.Excerpt()}.TrimExcess()' after it, unless it fills up again soon"));
        }
    }

    private static string Made(ExpressionSyntax creation) => creation switch
    {
        ObjectCreationExpressionSyntax { Initializer: not null } created => $"new {created.Type.Excerpt()} {{ … }}",
        ImplicitObjectCreationExpressionSyntax { Initializer: not null } => "new() { … }",
        _ => creation.Excerpt(),
    };

    private static string Bytes(INamedTypeSymbol type) => type.Name switch
    {
        "List" => " (10,000 ints: 40,056 B, not 131,400)",
        "Dictionary" => " (10,000 ints: 202,192 B, not 673,064)",
        _ => "",
    };
}
