using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AllocGate.Rules.Binding;

internal static class NullChecks
{
    /// <summary>Whether the node stands, alone or in a block, under <c>if (name == null)</c>.</summary>
    public static bool Guard(SyntaxNode node, string name)
    {
        var statement = node.Parent;
        if (statement?.Parent is BlockSyntax block)
            statement = block;
        return statement?.Parent is IfStatementSyntax branch && branch.Statement == statement && IsNull(branch.Condition, name);
    }

    /// <summary>Whether the condition is <c>name != null</c> in any of its forms.</summary>
    public static bool IsNotNull(ExpressionSyntax condition, string name) => condition.Unwrapped() switch
    {
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.NotEqualsExpression } unequal => Compares(unequal, name),
        IsPatternExpressionSyntax { Pattern: UnaryPatternSyntax or RecursivePatternSyntax } pattern => IsNamed(pattern.Expression, name),
        _ => false,
    };

    private static bool IsNull(ExpressionSyntax condition, string name) => condition.Unwrapped() switch
    {
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.EqualsExpression } equal => Compares(equal, name),
        IsPatternExpressionSyntax { Pattern: ConstantPatternSyntax { Expression: LiteralExpressionSyntax { RawKind: (int)SyntaxKind.NullLiteralExpression } } } pattern => IsNamed(pattern.Expression, name),
        _ => false,
    };

    private static bool Compares(BinaryExpressionSyntax comparison, string name) =>
        IsNamed(comparison.Left, name) && comparison.Right.IsKind(SyntaxKind.NullLiteralExpression)
        || IsNamed(comparison.Right, name) && comparison.Left.IsKind(SyntaxKind.NullLiteralExpression);

    private static bool IsNamed(ExpressionSyntax expression, string name) =>
        expression is IdentifierNameSyntax simple && simple.Identifier.ValueText == name;
}
