using AllocGate.Rules.Binding;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace AllocGate.Rules.CodeFixes;

/// <summary><c>TryAdd</c> in place of <c>ContainsKey</c> and an insertion.</summary>
internal static class TryAddInstead
{
    public static Fix? Of(LookupForm form)
    {
        var branch = (IfStatementSyntax)form.Whole;
        var added = Call(form);
        switch (form.Shape)
        {
            case LookupShape.Insert:
                return new Fix(editor => editor.ReplaceNode(branch, ExpressionStatement(added).WithTriviaFrom(branch)));
            case LookupShape.LeaveOrInsert:
                return new Fix(editor =>
                {
                    editor.ReplaceNode(branch.Condition, Not(added).WithTriviaFrom(branch.Condition));
                    editor.RemoveNode(LookupForm.After(branch)!, SyntaxRemoveOptions.KeepNoTrivia);
                });
            case LookupShape.InsertOrElse:
                return OrElse(form, branch, added);
            default:
                return null;
        }
    }

    private static Fix? OrElse(LookupForm form, IfStatementSyntax branch, InvocationExpressionSyntax added)
    {
        var otherwise = branch.Statement.Contains(form.Insertion) ? branch.Else!.Statement : branch.Statement;
        if (otherwise is IfStatementSyntax)
            return null;
        var instead = otherwise is BlockSyntax { Statements.Count: 0 }
            ? (StatementSyntax)ExpressionStatement(added)
            : branch.WithCondition(Not(added)).WithStatement(otherwise.WithLeadingTrivia(branch.Statement.GetLeadingTrivia())).WithElse(null);
        return new Fix(editor => editor.ReplaceNode(branch, instead.WithTriviaFrom(branch)));
    }

    private static PrefixUnaryExpressionSyntax Not(ExpressionSyntax expression) => PrefixUnaryExpression(SyntaxKind.LogicalNotExpression, expression);

    private static InvocationExpressionSyntax Call(LookupForm form) => InvocationExpression(
        MemberAccessExpression(SyntaxKind.SimpleMemberAccessExpression, form.Map.WithoutTrivia(), IdentifierName("TryAdd")),
        ArgumentList(SeparatedList(new[] { Argument(form.Key.WithoutTrivia()), Argument(form.Value.WithoutTrivia()) }, new[] { Token(SyntaxKind.CommaToken).WithTrailingTrivia(Space) })));
}
