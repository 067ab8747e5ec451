using AllocGate.Rules.Binding;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace AllocGate.Rules.CodeFixes;

/// <summary><c>CollectionsMarshal.GetValueRefOrAddDefault</c> in place of several look-ups.</summary>
internal static class ReferenceInstead
{
    private const string Namespace = "System.Runtime.InteropServices";

    /// <param name="value">The type of the dictionary's values.</param>
    public static Fix? Of(LookupForm form, ITypeSymbol value) => form.Shape switch
    {
        LookupShape.Insert when value.IsReferenceType => Replacing(form, MadeIfNew(form, form.Value)),
        LookupShape.InsertThenChange when value.IsReferenceType => UsedOnce(form),
        LookupShape.InsertThenChange when IsNumber(value) && form.Value is LiteralExpressionSyntax { Token.Value: 0 } => Added(form, Sum(form.Changes[0])),
        LookupShape.ChangeOrInsert when value.IsReferenceType => FilledOnce(form),
        LookupShape.ChangeOrInsert when IsNumber(value) => Sum(form.Changes[0]) is { } sum && AreEqual(sum, form.Value) ? Added(form, sum) : null,
        LookupShape.Conditional when IsNumber(value) && form.Whole.Parent is ExpressionStatementSyntax && form.Changes[0].Parent?.Parent is ConditionalExpressionSyntax =>
            SumOf(form.Changes[0]) is { } sum && AreEqual(sum, form.Value) ? Added(form, sum) : null,
        _ => null,
    };

    private static bool IsNumber(ITypeSymbol type) => type.SpecialType is >= SpecialType.System_SByte and <= SpecialType.System_Double;

    private static bool AreEqual(ExpressionSyntax one, ExpressionSyntax other) => AreEquivalent(one, other);

    /// <summary>What a change of <c>map[key]</c> adds to it, in a statement of its own; null for another change.</summary>
    private static ExpressionSyntax? Sum(ExpressionSyntax access) => access.Parent switch
    {
        PostfixUnaryExpressionSyntax { Parent: ExpressionStatementSyntax } step when step.IsKind(SyntaxKind.PostIncrementExpression) => One,
        PrefixUnaryExpressionSyntax { Parent: ExpressionStatementSyntax } step when step.IsKind(SyntaxKind.PreIncrementExpression) => One,
        AssignmentExpressionSyntax { Parent: ExpressionStatementSyntax } change when change.IsKind(SyntaxKind.AddAssignmentExpression) && change.Left == access => AtHand(change.Right),
        AssignmentExpressionSyntax { Parent: ExpressionStatementSyntax, Right: BinaryExpressionSyntax sum } change when change.IsKind(SyntaxKind.SimpleAssignmentExpression) && AreEqual(sum.Left, access) => SumOf(sum.Left),
        _ => null,
    };

    /// <summary>x of <c>map[key] + x</c>.</summary>
    private static ExpressionSyntax? SumOf(ExpressionSyntax access) =>
        access.Parent is BinaryExpressionSyntax sum && sum.IsKind(SyntaxKind.AddExpression) && sum.Left == access ? AtHand(sum.Right) : null;

    private static ExpressionSyntax? AtHand(ExpressionSyntax value) => DoubleLookup.IsAtHand(value) ? value : null;

    private static LiteralExpressionSyntax One => LiteralExpression(SyntaxKind.NumericLiteralExpression, Literal(1));

    private static Fix? Added(LookupForm form, ExpressionSyntax? sum)
    {
        if (sum is null)
            return null;
        ExpressionSyntax change = sum is LiteralExpressionSyntax { Token.Value: 1 }
            ? PostfixUnaryExpression(SyntaxKind.PostIncrementExpression, Reference(form))
            : AssignmentExpression(SyntaxKind.AddAssignmentExpression, Reference(form), Token(SyntaxKind.PlusEqualsToken).WithLeadingTrivia(Space).WithTrailingTrivia(Space), sum.WithoutTrivia());
        return Replacing(form, change);
    }

    /// <summary><c>map[key].Add(x)</c> where a new value is made with x in it.</summary>
    private static Fix? FilledOnce(LookupForm form)
    {
        if (form.Changes.Length != 1 || form.Changes[0].Parent is not MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Add", Parent: InvocationExpressionSyntax { ArgumentList.Arguments: { Count: 1 } arguments, Parent: ExpressionStatementSyntax } call } member)
            return null;
        var (made, element) = form.Value switch
        {
            ObjectCreationExpressionSyntax { Initializer.Expressions: { Count: 1 } elements } creation => ((ExpressionSyntax)creation.WithoutInitializer(), elements[0]),
            CollectionExpressionSyntax { Elements: { Count: 1 } elements } list => (list.WithElements(default), (elements[0] as ExpressionElementSyntax)?.Expression),
            _ => (null, null),
        };
        return made is not null && element is not null && AreEqual(element, arguments[0].Expression)
            ? Replacing(form, call.ReplaceNode(member.Expression, ParenthesizedExpression(MadeIfNew(form, made))))
            : null;
    }

    private static ObjectCreationExpressionSyntax WithoutInitializer(this ObjectCreationExpressionSyntax creation) =>
        creation.WithInitializer(null).WithType(creation.Type.WithoutTrivia()).WithArgumentList((creation.ArgumentList ?? ArgumentList()).WithoutTrivia());

    /// <summary>The statement after the insertion, with the value made where it is used.</summary>
    private static Fix? UsedOnce(LookupForm form)
    {
        var next = LookupForm.After((StatementSyntax)form.Whole)!;
        var isReplaced = form.Changes[0].Parent is AssignmentExpressionSyntax assignment && assignment.Left == form.Changes[0];
        if (form.Changes.Length != 1 || isReplaced || !DoubleLookup.IsBuiltAlone(form.Value))
            return null;
        var made = MadeIfNew(form, form.Value);
        var needsParentheses = form.Changes[0].Parent is not (EqualsValueClauseSyntax or ArgumentSyntax);
        var used = next.ReplaceNode(form.Changes[0], (needsParentheses ? (ExpressionSyntax)ParenthesizedExpression(made) : made).WithTriviaFrom(form.Changes[0]));
        return new Fix(
            editor =>
            {
                editor.ReplaceNode(form.Whole, used.WithLeadingTrivia(form.Whole.GetLeadingTrivia()));
                editor.RemoveNode(next, SyntaxRemoveOptions.KeepNoTrivia);
            },
            null,
            Namespace);
    }

    private static Fix Replacing(LookupForm form, ExpressionSyntax with)
    {
        var statement = form.Whole as StatementSyntax ?? (StatementSyntax)form.Whole.Parent!;
        var instead = ExpressionStatement(with.WithoutTrivia()).WithTriviaFrom(statement);
        var next = form.Shape == LookupShape.InsertThenChange ? LookupForm.After(statement) : null;
        return new Fix(
            editor =>
            {
                editor.ReplaceNode(statement, instead);
                if (next is not null)
                    editor.RemoveNode(next, SyntaxRemoveOptions.KeepNoTrivia);
            },
            null,
            Namespace);
    }

    private static AssignmentExpressionSyntax MadeIfNew(LookupForm form, ExpressionSyntax made) => AssignmentExpression(
        SyntaxKind.CoalesceAssignmentExpression, Reference(form), Token(SyntaxKind.QuestionQuestionEqualsToken).WithLeadingTrivia(Space).WithTrailingTrivia(Space), made.WithoutTrivia());

    private static ExpressionSyntax Reference(LookupForm form) =>
        ParseExpression($"CollectionsMarshal.GetValueRefOrAddDefault({form.Map.WithoutTrivia()}, {form.Key.WithoutTrivia()}, out _)");
}
