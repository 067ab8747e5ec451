using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AllocGate.Rules.Binding;

/// <summary>A <c>ContainsKey</c> in a loop, after which the same key is looked up again to be inserted or changed.</summary>
internal sealed class DoubleLookup
{
    private DoubleLookup(LookupForm form, OneLookup remedy)
    {
        Form = form;
        Remedy = remedy;
    }

    public LookupForm Form { get; }

    public OneLookup Remedy { get; }

    public static bool IsAsked(SyntaxNode node) => node is InvocationExpressionSyntax { ArgumentList.Arguments.Count: 1, Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ContainsKey" } };

    public static IEnumerable<DoubleLookup> In(SyntaxNode codeBlock, TargetFramework framework, SemanticModel model, CancellationToken cancellation)
    {
        foreach (var node in CodeBlocks.Nodes(codeBlock))
        {
            if (IsAsked(node) && LookupForm.Of((InvocationExpressionSyntax)node) is { } form && Loops.Around(node).Any() && Of(form, framework, model, cancellation) is { } found)
                yield return found;
        }
    }

    public static DoubleLookup? Of(LookupForm form, TargetFramework framework, SemanticModel model, CancellationToken cancellation)
    {
        // Behind an interface TryAdd looks twice too, and in the other maps there is no reference to a value.
        if (model.Bound(form.Asked, cancellation) is not IMethodSymbol method || !method.ContainingType.Is(BclTypes.Generic, "Dictionary"))
            return null;
        if (ReceiverPath.Of(form.Map, model, cancellation) is null || !IsStable(form.Key))
            return null;
        return Known(form, framework) is { } remedy ? new DoubleLookup(form, remedy) : null;
    }

    /// <summary>A value that is made only for a new key must not be made for every key, and what calls other code may come back to the map.</summary>
    private static OneLookup? Known(LookupForm form, TargetFramework framework)
    {
        var isAtHand = IsAtHand(form.Value);
        if (!isAtHand && !IsBuiltAlone(form.Value))
            return null;
        if (!form.Changes.IsEmpty)
            return framework.HasValueReferences ? OneLookup.Reference : OneLookup.TryGetValue;
        if (isAtHand)
            return framework.HasTryAdd ? OneLookup.TryAdd : null;
        return form.Shape == LookupShape.Insert && framework.HasValueReferences ? OneLookup.Reference : null;
    }

    /// <summary>Whether the key is the same each time it is written: nothing in it is called, made or changed.</summary>
    private static bool IsStable(ExpressionSyntax key) => key.DescendantNodesAndSelf().All(node =>
        node is not (InvocationExpressionSyntax or AssignmentExpressionSyntax or AwaitExpressionSyntax or AnonymousFunctionExpressionSyntax or PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.PreIncrementExpression or (int)SyntaxKind.PreDecrementExpression })
        && !(node is PostfixUnaryExpressionSyntax && !node.IsKind(SyntaxKind.SuppressNullableWarningExpression)));

    /// <summary>Whether the value costs nothing to name and calls nothing.</summary>
    public static bool IsAtHand(ExpressionSyntax value) => value.Unwrapped() switch
    {
        LiteralExpressionSyntax or IdentifierNameSyntax or ThisExpressionSyntax or DefaultExpressionSyntax or PredefinedTypeSyntax => true,
        PrefixUnaryExpressionSyntax minus => minus.IsKind(SyntaxKind.UnaryMinusExpression) && IsAtHand(minus.Operand),
        MemberAccessExpressionSyntax member => IsAtHand(member.Expression),
        TupleExpressionSyntax tuple => tuple.Arguments.All(argument => IsAtHand(argument.Expression)),
        _ => false,
    };

    /// <summary>Whether the value is made here, of nothing but what is at hand.</summary>
    public static bool IsBuiltAlone(ExpressionSyntax value) => value.Unwrapped() switch
    {
        BaseObjectCreationExpressionSyntax made => AreAtHand(made.ArgumentList?.Arguments.Select(argument => argument.Expression)) && AreAtHand(made.Initializer?.Expressions),
        ArrayCreationExpressionSyntax array => AreAtHand(array.Initializer?.Expressions),
        CollectionExpressionSyntax list => AreAtHand(list.Elements.Select(element => (element as ExpressionElementSyntax)?.Expression)),
        _ => false,
    };

    private static bool AreAtHand(IEnumerable<ExpressionSyntax?>? values) =>
        values?.All(value => value is not null && IsAtHand(value is AssignmentExpressionSyntax { Left: IdentifierNameSyntax } member ? member.Right : value)) != false;
}
