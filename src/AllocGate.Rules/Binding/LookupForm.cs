using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AllocGate.Rules.Binding;

/// <summary>Code that asks a map for a key and then, in the next few words, inserts or changes the value of that key.</summary>
internal sealed class LookupForm
{
    private LookupForm(InvocationExpressionSyntax asked, LookupShape shape, SyntaxNode whole, ExpressionSyntax insertion, ExpressionSyntax value, ImmutableArray<ExpressionSyntax> changes)
    {
        Asked = asked;
        Shape = shape;
        Whole = whole;
        Insertion = insertion;
        Value = value;
        Changes = changes;
    }

    /// <summary>The call of <c>ContainsKey</c>.</summary>
    public InvocationExpressionSyntax Asked { get; }

    public ExpressionSyntax Map => MapOf(Asked);

    public ExpressionSyntax Key => KeyOf(Asked);

    public LookupShape Shape { get; }

    /// <summary>The <c>if</c> statement or the assignment.</summary>
    public SyntaxNode Whole { get; }

    public ExpressionSyntax Insertion { get; }

    /// <summary>What is inserted where the key is not there.</summary>
    public ExpressionSyntax Value { get; }

    /// <summary>Where <c>map[key]</c> is read or changed.</summary>
    public ImmutableArray<ExpressionSyntax> Changes { get; }

    /// <summary>The most look-ups of one step; a change of a value is two, one to read and one to write it.</summary>
    public int Lookups => Shape == LookupShape.ChangeOrInsert
        ? 1 + Math.Max(1, Changes.Sum(Weight))
        : 2 + Changes.Sum(Weight);

    public static LookupForm? Of(InvocationExpressionSyntax asked)
    {
        var condition = asked.Wrapped();
        var isNegated = condition.Parent.IsKind(SyntaxKind.LogicalNotExpression);
        if (isNegated)
            condition = ((ExpressionSyntax)condition.Parent!).Wrapped();
        return condition.Parent switch
        {
            IfStatementSyntax branch when branch.Condition == condition => OfIf(asked, branch, isNegated),
            ConditionalExpressionSyntax choice when choice.Condition == condition => OfChoice(asked, choice, isNegated),
            _ => null,
        };
    }

    /// <summary>The statement that follows in the same block.</summary>
    public static StatementSyntax? After(StatementSyntax statement) =>
        statement.Parent is BlockSyntax or SwitchSectionSyntax
            ? statement.GetLastToken().GetNextToken().Parent?.AncestorsAndSelf().TakeWhile(node => node != statement.Parent).LastOrDefault() as StatementSyntax
            : null;

    private static int Weight(ExpressionSyntax change) => change.Parent switch
    {
        PostfixUnaryExpressionSyntax postfix => postfix.IsKind(SyntaxKind.SuppressNullableWarningExpression) ? 1 : 2,
        PrefixUnaryExpressionSyntax prefix => prefix.IsKind(SyntaxKind.PreIncrementExpression) || prefix.IsKind(SyntaxKind.PreDecrementExpression) ? 2 : 1,
        AssignmentExpressionSyntax assignment => assignment.Left == change && !assignment.IsKind(SyntaxKind.SimpleAssignmentExpression) ? 2 : 1,
        _ => 1,
    };

    private static LookupForm? OfIf(InvocationExpressionSyntax asked, IfStatementSyntax branch, bool isNegated)
    {
        var present = isNegated ? branch.Else?.Statement : branch.Statement;
        var absent = isNegated ? branch.Statement : branch.Else?.Statement;
        if (absent is null)
            return branch.Statement.Leaves() && Inserted(After(branch), asked) is var (later, laterValue) ? new LookupForm(asked, LookupShape.LeaveOrInsert, branch, later, laterValue, ImmutableArray<ExpressionSyntax>.Empty) : null;
        if (Inserted(absent, asked) is not var (insertion, value))
            return null;
        if (present is null)
        {
            var next = Accesses(After(branch), asked);
            return new LookupForm(asked, next.IsEmpty ? LookupShape.Insert : LookupShape.InsertThenChange, branch, insertion, value, next);
        }

        var changes = Accesses(Only(present), asked);
        if (!changes.IsEmpty)
            return IsPlainOverwrite(changes) ? null : new LookupForm(asked, LookupShape.ChangeOrInsert, branch, insertion, value, changes);
        return Mentions(present, MapOf(asked)) ? null : new LookupForm(asked, LookupShape.InsertOrElse, branch, insertion, value, changes);
    }

    private static LookupForm? OfChoice(InvocationExpressionSyntax asked, ConditionalExpressionSyntax choice, bool isNegated)
    {
        if (((ExpressionSyntax)choice).Wrapped().Parent is not AssignmentExpressionSyntax { Left: ElementAccessExpressionSyntax element } assignment || !assignment.IsKind(SyntaxKind.SimpleAssignmentExpression) || !IsOfKey(element, asked))
            return null;
        var changes = AccessesIn(isNegated ? choice.WhenFalse : choice.WhenTrue, asked);
        return changes.IsEmpty ? null : new LookupForm(asked, LookupShape.Conditional, assignment, element, isNegated ? choice.WhenTrue : choice.WhenFalse, changes);
    }

    private static (ExpressionSyntax Insertion, ExpressionSyntax Value)? Inserted(StatementSyntax? statement, InvocationExpressionSyntax asked) => Only(statement) switch
    {
        ExpressionStatementSyntax { Expression: AssignmentExpressionSyntax { Left: ElementAccessExpressionSyntax element } assignment } when assignment.IsKind(SyntaxKind.SimpleAssignmentExpression) && IsOfKey(element, asked) =>
            (element, assignment.Right),
        ExpressionStatementSyntax { Expression: InvocationExpressionSyntax { ArgumentList.Arguments: { Count: 2 } arguments, Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Add" } called } call }
            when SyntaxFactory.AreEquivalent(called.Expression, MapOf(asked)) && SyntaxFactory.AreEquivalent(arguments[0].Expression, KeyOf(asked)) =>
            (call, arguments[1].Expression),
        _ => null,
    };

    /// <summary>The statement itself, or the only one in its block.</summary>
    private static StatementSyntax? Only(StatementSyntax? statement) => statement is BlockSyntax { Statements: var statements } ? statements.Count == 1 ? statements[0] : null : statement;

    private static ImmutableArray<ExpressionSyntax> Accesses(StatementSyntax? statement, InvocationExpressionSyntax asked) =>
        statement is ExpressionStatementSyntax or LocalDeclarationStatementSyntax ? AccessesIn(statement, asked) : ImmutableArray<ExpressionSyntax>.Empty;

    private static ImmutableArray<ExpressionSyntax> AccessesIn(SyntaxNode node, InvocationExpressionSyntax asked) =>
        node.DescendantNodesAndSelf(inner => !inner.IsFunction()).OfType<ElementAccessExpressionSyntax>().Where(element => IsOfKey(element, asked)).ToImmutableArray<ExpressionSyntax>();

    private static bool IsPlainOverwrite(ImmutableArray<ExpressionSyntax> changes) =>
        changes.Length == 1 && changes[0].Parent is AssignmentExpressionSyntax assignment && assignment.IsKind(SyntaxKind.SimpleAssignmentExpression) && assignment.Left == changes[0];

    private static bool Mentions(SyntaxNode node, ExpressionSyntax map) =>
        map.GetLastToken().ValueText is var name && node.DescendantTokens().Any(token => token.ValueText == name);

    private static bool IsOfKey(ElementAccessExpressionSyntax element, InvocationExpressionSyntax asked) =>
        element.ArgumentList.Arguments.Count == 1 && SyntaxFactory.AreEquivalent(element.Expression, MapOf(asked)) && SyntaxFactory.AreEquivalent(element.ArgumentList.Arguments[0].Expression, KeyOf(asked));

    private static ExpressionSyntax MapOf(InvocationExpressionSyntax asked) => ((MemberAccessExpressionSyntax)asked.Expression).Expression;

    private static ExpressionSyntax KeyOf(InvocationExpressionSyntax asked) => asked.ArgumentList.Arguments[0].Expression;
}
