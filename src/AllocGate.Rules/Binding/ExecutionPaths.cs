using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AllocGate.Rules.Binding;

internal static class ExecutionPaths
{
    /// <summary>
    /// Whether a run that reaches <paramref name="store"/> also reaches <paramref name="cleanup"/>, or the other way round. A cleanup in a
    /// <c>catch</c>, under a condition of its own or in a lambda is taken for one that does not; asking whether
    /// <paramref name="variable"/> is null is no condition.
    /// </summary>
    public static bool BothRun(SyntaxNode store, SyntaxNode cleanup, string variable)
    {
        var above = new HashSet<SyntaxNode>(store.Ancestors());
        var common = cleanup.Ancestors().First(above.Contains);
        if (IsChoice(common) || Between(store, common).Any(CodeBlocks.IsFunction))
            return false;
        var isFinal = false;
        foreach (var node in Between(cleanup, common))
        {
            isFinal |= node is FinallyClauseSyntax;
            if (node.IsFunction() || node is CatchClauseSyntax or SwitchSectionSyntax or SwitchExpressionArmSyntax or ConditionalExpressionSyntax or ElseClauseSyntax
                || node is IfStatementSyntax branch && !branch.Condition.Span.Contains(cleanup.Span) && !NullChecks.IsNotNull(branch.Condition, variable))
                return false;
            if (!isFinal && Leaves(node) && cleanup.SpanStart < store.SpanStart)
                return false;
        }

        return isFinal || !Between(store, common).Any(node => node is CatchClauseSyntax || Leaves(node)) || cleanup.SpanStart < store.SpanStart;
    }

    private static IEnumerable<SyntaxNode> Between(SyntaxNode node, SyntaxNode ancestor) => node.Ancestors().TakeWhile(one => one != ancestor);

    private static bool IsChoice(SyntaxNode node) => node is IfStatementSyntax or SwitchStatementSyntax or SwitchExpressionSyntax or ConditionalExpressionSyntax;

    private static bool Leaves(SyntaxNode node) =>
        node is BlockSyntax { Statements: { Count: > 0 } statements }
            && statements.Last() is ReturnStatementSyntax or ThrowStatementSyntax or BreakStatementSyntax or ContinueStatementSyntax or GotoStatementSyntax;
}
