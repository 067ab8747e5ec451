using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AllocGate.Rules.Binding;

internal static class Loops
{
    /// <summary>The loops whose body runs <paramref name="node"/> again and again, from the inside out; not beyond its function.</summary>
    public static IEnumerable<StatementSyntax> Around(SyntaxNode node)
    {
        for (var (child, parent) = (node, node.Parent); parent is not null && (child == node || !child.IsFunction()); (child, parent) = (parent, parent.Parent))
        {
            if (parent is StatementSyntax statement && Repeats(statement, child))
                yield return statement;
        }
    }

    /// <summary>Whether a block around <paramref name="node"/> leaves <paramref name="loop"/> for good once it has run.</summary>
    public static bool LeavesAfter(SyntaxNode node, StatementSyntax loop)
    {
        for (var current = node; current is not null && current != loop; current = current.Parent)
        {
            var leaves = current switch
            {
                ReturnStatementSyntax or ThrowStatementSyntax or ThrowExpressionSyntax => true,
                BlockSyntax { Statements: { Count: > 0 } statements } => Leaves(statements.Last(), loop),
                SwitchSectionSyntax { Statements: { Count: > 0 } statements } => Leaves(statements.Last(), loop),
                IfStatementSyntax branch => branch.Condition.Span.Contains(node.Span) && Leaves(branch.Statement, loop),
                _ => false,
            };
            if (leaves)
                return true;
        }

        return false;
    }

    /// <summary>Whether the statement's end is never reached.</summary>
    public static bool Leaves(this StatementSyntax statement) => statement switch
    {
        ReturnStatementSyntax or ThrowStatementSyntax or BreakStatementSyntax or ContinueStatementSyntax or GotoStatementSyntax => true,
        BlockSyntax { Statements: { Count: > 0 } statements } => Leaves(statements.Last()),
        _ => false,
    };

    private static bool Repeats(StatementSyntax statement, SyntaxNode child) => statement switch
    {
        CommonForEachStatementSyntax loop => child == loop.Statement,
        ForStatementSyntax loop => child == loop.Statement || child == loop.Condition || loop.Incrementors.Contains(child),
        WhileStatementSyntax or DoStatementSyntax => true,
        _ => false,
    };

    private static bool Leaves(StatementSyntax last, StatementSyntax loop) => last switch
    {
        ReturnStatementSyntax or ThrowStatementSyntax => true,
        YieldStatementSyntax => last.IsKind(SyntaxKind.YieldBreakStatement),
        GotoStatementSyntax => last.IsKind(SyntaxKind.GotoStatement),
        BreakStatementSyntax => Broken(last) == loop,
        BlockSyntax { Statements: { Count: > 0 } statements } => Leaves(statements.Last(), loop),
        IfStatementSyntax { Else.Statement: { } otherwise } branch => Leaves(branch.Statement, loop) && Leaves(otherwise, loop),
        LockStatementSyntax inner => Leaves(inner.Statement, loop),
        UsingStatementSyntax inner => Leaves(inner.Statement, loop),
        _ => false,
    };

    /// <summary>What a <c>break</c> breaks: in a <c>switch</c> or an inner loop it is not the outer loop.</summary>
    private static SyntaxNode? Broken(SyntaxNode statement) =>
        statement.Ancestors().FirstOrDefault(node => node is CommonForEachStatementSyntax or ForStatementSyntax or WhileStatementSyntax or DoStatementSyntax or SwitchStatementSyntax);
}
