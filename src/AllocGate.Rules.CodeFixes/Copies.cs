using AllocGate.Rules.Binding;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;
using static Microsoft.CodeAnalysis.CSharp.SyntaxKind;

namespace AllocGate.Rules.CodeFixes;

/// <summary>Copies of what is enumerated.</summary>
internal static class Copies
{
    /// <summary>A fix that puts <c>.ToList()</c> behind an expression; null for what <c>Enumerable</c> does not know.</summary>
    public static Fix? Of(ExpressionSyntax source, SemanticModel model, CancellationToken cancellationToken)
    {
        if (model.GetTypeInfo(source, cancellationToken).Type is not { } type || !type.Implements(BclTypes.Generic, "IEnumerable"))
            return null;
        return new Fix(editor => editor.ReplaceNode(source, (current, _) => Copy((ExpressionSyntax)current)), source, "System.Linq");
    }

    private static InvocationExpressionSyntax Copy(ExpressionSyntax source)
    {
        var bare = source.WithoutTrivia();
        var isPrimary = bare is IdentifierNameSyntax or MemberAccessExpressionSyntax or InvocationExpressionSyntax or ElementAccessExpressionSyntax or ParenthesizedExpressionSyntax;
        return InvocationExpression(MemberAccessExpression(SimpleMemberAccessExpression, isPrimary ? bare : ParenthesizedExpression(bare), IdentifierName("ToList"))).WithTriviaFrom(source);
    }
}
