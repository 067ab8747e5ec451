using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;
using static Microsoft.CodeAnalysis.CSharp.SyntaxKind;

namespace AllocGate.Rules.CodeFixes;

/// <summary>Gives the collection its capacity.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class AG1402KnownSizeNoCapacityFix() : RuleFix("AG1402", "Give the capacity")
{
    protected override Fix? Plan(SyntaxNode found, Diagnostic finding, SemanticModel model, CancellationToken cancellationToken)
    {
        if (!finding.Properties.TryGetValue(AG1402KnownSizeNoCapacity.Capacity, out var size) || size is null)
            return null;
        var capacity = Argument(ParseExpression(size));
        return found is BaseObjectCreationExpressionSyntax or CollectionExpressionSyntax
            ? new Fix(editor => editor.ReplaceNode(found, (current, _) => Sized((ExpressionSyntax)current, capacity)))
            : null;
    }

    private static ExpressionSyntax Sized(ExpressionSyntax creation, ArgumentSyntax capacity) => creation switch
    {
        ObjectCreationExpressionSyntax { ArgumentList: null } bare =>
            bare.WithType(bare.Type.WithoutTrailingTrivia()).WithArgumentList(With(ArgumentList(), capacity).WithTrailingTrivia(bare.Type.GetTrailingTrivia())),
        BaseObjectCreationExpressionSyntax made => made.WithArgumentList(With(made.ArgumentList!, capacity)),
        _ => ImplicitObjectCreationExpression(With(ArgumentList(), capacity), null).WithTriviaFrom(creation),
    };

    private static ArgumentListSyntax With(ArgumentListSyntax arguments, ArgumentSyntax capacity) => arguments.Arguments.Count == 0
        ? arguments.WithArguments(SingletonSeparatedList(capacity))
        : arguments.WithArguments(SeparatedList(
            arguments.Arguments.Insert(0, capacity),
            arguments.Arguments.GetSeparators().Prepend(Token(CommaToken).WithTrailingTrivia(Space))));
}
