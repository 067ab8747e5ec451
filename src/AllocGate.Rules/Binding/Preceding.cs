using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AllocGate.Rules.Binding;

/// <summary>The few statements in front of a loop, in its own block, that run whenever the loop runs.</summary>
internal static class Preceding
{
    private const int MaximumStatements = 8;

    /// <summary>What the target was set to last, if nothing has touched it since and nothing can have left the block.</summary>
    public static ExpressionSyntax? Creation(StatementSyntax loop, ExpressionSyntax target)
    {
        foreach (var statement in Of(loop))
        {
            if (Given(statement, target) is { } value)
                return value;
            if (statement is not (LocalDeclarationStatementSyntax or ExpressionStatementSyntax) || Names(statement, target))
                return null;
        }

        return null;
    }

    /// <summary>Whether a statement between the creation and the loop may change the source, so that its size is not yet known at the creation.</summary>
    public static bool MayChange(ExpressionSyntax source, bool isMember, ExpressionSyntax creation, StatementSyntax loop) =>
        Of(loop).TakeWhile(statement => !statement.Span.Contains(creation.Span)).Any(statement => Names(statement, source) || isMember && Calls(statement));

    private static IEnumerable<StatementSyntax> Of(StatementSyntax loop)
    {
        var statement = Before(loop);
        for (var count = 0; count < MaximumStatements && statement is not null; count++, statement = Before(statement))
            yield return statement;
    }

    // By position, which a long block finds at once; asking for the token before would walk over all of its statements.
    private static StatementSyntax? Before(StatementSyntax statement) =>
        statement.Parent is BlockSyntax or SwitchSectionSyntax && statement.FullSpan.Start > statement.Parent.FullSpan.Start
            ? statement.Parent.ChildThatContainsPosition(statement.FullSpan.Start - 1).AsNode() as StatementSyntax
            : null;

    private static ExpressionSyntax? Given(StatementSyntax statement, ExpressionSyntax target) => statement switch
    {
        LocalDeclarationStatementSyntax local when target is IdentifierNameSyntax name =>
            local.Declaration.Variables.FirstOrDefault(variable => variable.Identifier.ValueText == name.Identifier.ValueText)?.Initializer?.Value,
        ExpressionStatementSyntax { Expression: AssignmentExpressionSyntax assignment } when assignment.IsKind(SyntaxKind.SimpleAssignmentExpression) && SyntaxFactory.AreEquivalent(assignment.Left, target) =>
            assignment.Right,
        _ => null,
    };

    private static bool Calls(StatementSyntax statement) =>
        statement.DescendantNodes(node => !node.IsFunction()).Any(node => node is InvocationExpressionSyntax or AwaitExpressionSyntax);

    private static bool Names(StatementSyntax statement, ExpressionSyntax path)
    {
        var names = new HashSet<string>(path.DescendantTokens().Where(token => token.IsKind(SyntaxKind.IdentifierToken)).Select(token => token.ValueText));
        return statement.DescendantTokens().Any(token => token.IsKind(SyntaxKind.IdentifierToken) && names.Contains(token.ValueText));
    }
}
