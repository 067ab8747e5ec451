using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace AllocGate.Rules.CodeFixes;

/// <summary>Runs the query where it is stored.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class AG1005DeferredQueryStoredFix() : RuleFix("AG1005", "Store the results: add '.ToList()'")
{
    protected override Fix? Plan(SyntaxNode found, Diagnostic finding, SemanticModel model, CancellationToken cancellationToken)
    {
        if (found is not ExpressionSyntax value || !TakesList(value, model, cancellationToken))
            return null;
        return new Fix(editor => editor.ReplaceNode(value, (current, _) => Listed((ExpressionSyntax)current)), subject: null, "System.Linq");
    }

    /// <summary>Not where an <c>IOrderedEnumerable</c> is asked for, nor a query that has a type only by its target.</summary>
    private static bool TakesList(ExpressionSyntax value, SemanticModel model, CancellationToken cancellationToken)
    {
        var type = model.GetTypeInfo(value, cancellationToken);
        var element = type.Type is INamedTypeSymbol sequence
            ? sequence.AllInterfaces.Add(sequence).FirstOrDefault(one => one.OriginalDefinition.SpecialType == SpecialType.System_Collections_Generic_IEnumerable_T)?.TypeArguments[0]
            : null;
        return element is not null && type.ConvertedType is { } target
            && model.Compilation.GetTypeByMetadataName("System.Collections.Generic.List`1") is { } list
            && model.Compilation.ClassifyConversion(list.Construct(element), target).IsImplicit;
    }

    private static ExpressionSyntax Listed(ExpressionSyntax query) => query switch
    {
        // What follows '?.' must stay behind it: no query, no list.
        ConditionalAccessExpressionSyntax access => access.WithWhenNotNull(Listed(access.WhenNotNull)),
        InvocationExpressionSyntax or SimpleNameSyntax or MemberAccessExpressionSyntax or ParenthesizedExpressionSyntax => ToList(query.WithoutTrivia()).WithTriviaFrom(query),
        _ => ToList(ParenthesizedExpression(query.WithoutTrivia())).WithTriviaFrom(query),
    };

    private static ExpressionSyntax ToList(ExpressionSyntax query) =>
        InvocationExpression(MemberAccessExpression(SyntaxKind.SimpleMemberAccessExpression, query, IdentifierName("ToList")));
}
