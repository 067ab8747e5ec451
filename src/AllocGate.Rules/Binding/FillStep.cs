using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AllocGate.Rules.Binding;

/// <summary>A statement that puts one element into a collection at every turn of a loop, whatever the turn: it stands right in the loop's body.</summary>
internal sealed class FillStep
{
    private FillStep(ExpressionSyntax node, ExpressionSyntax target, ExpressionSyntax key, bool mayOverwrite)
    {
        Node = node;
        Target = target;
        Key = key;
        MayOverwrite = mayOverwrite;
    }

    public ExpressionSyntax Node { get; }

    public ExpressionSyntax Target { get; }

    public ExpressionSyntax Key { get; }

    /// <summary>Whether the indexer is used, which makes no new element for a key that is there.</summary>
    public bool MayOverwrite { get; }

    public static IEnumerable<FillStep> In(StatementSyntax body)
    {
        var statements = body is BlockSyntax block ? block.Statements : SyntaxFactory.SingletonList(body);
        foreach (var statement in statements.OfType<ExpressionStatementSyntax>())
        {
            if (Of(statement.Expression) is { } step)
                yield return step;
        }
    }

    private static FillStep? Of(ExpressionSyntax expression) => expression switch
    {
        InvocationExpressionSyntax { ArgumentList.Arguments: { Count: > 0 } arguments, Expression: MemberAccessExpressionSyntax called } call when called.Name.Identifier.ValueText is "Add" or "Enqueue" or "Push" =>
            new FillStep(call, called.Expression, arguments[0].Expression, mayOverwrite: false),
        AssignmentExpressionSyntax { Left: ElementAccessExpressionSyntax { ArgumentList.Arguments: { Count: 1 } keys } element } assignment when assignment.IsKind(SyntaxKind.SimpleAssignmentExpression) =>
            new FillStep(assignment, element.Expression, keys[0].Expression, mayOverwrite: true),
        _ => null,
    };
}
