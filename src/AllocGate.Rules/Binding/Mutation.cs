using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AllocGate.Rules.Binding;

/// <summary>A change of a BCL collection: a call of a mutating method, or an assignment through the indexer.</summary>
internal sealed class Mutation
{
    /// <summary>The kinds of nodes that can be one.</summary>
    public static SyntaxKind[] Kinds =>
    [
        SyntaxKind.InvocationExpression, SyntaxKind.PostIncrementExpression, SyntaxKind.PostDecrementExpression, SyntaxKind.PreIncrementExpression, SyntaxKind.PreDecrementExpression,
        SyntaxKind.SimpleAssignmentExpression, SyntaxKind.CoalesceAssignmentExpression, SyntaxKind.AddAssignmentExpression, SyntaxKind.SubtractAssignmentExpression,
        SyntaxKind.MultiplyAssignmentExpression, SyntaxKind.DivideAssignmentExpression, SyntaxKind.ModuloAssignmentExpression, SyntaxKind.AndAssignmentExpression,
        SyntaxKind.OrAssignmentExpression, SyntaxKind.ExclusiveOrAssignmentExpression, SyntaxKind.LeftShiftAssignmentExpression, SyntaxKind.RightShiftAssignmentExpression,
        SyntaxKind.UnsignedRightShiftAssignmentExpression,
    ];

    private Mutation(ExpressionSyntax node, ExpressionSyntax receiver, INamedTypeSymbol type, string name, ExpressionSyntax? key, bool needsKey)
    {
        Node = node;
        Receiver = receiver;
        Type = type;
        Name = name;
        Key = key;
        NeedsKey = needsKey;
    }

    public ExpressionSyntax Node { get; }

    public ExpressionSyntax Receiver { get; }

    public INamedTypeSymbol Type { get; }

    /// <summary>The method's name, or <c>this[]</c> for the indexer.</summary>
    public string Name { get; }

    /// <summary>The first argument: the key, index or element.</summary>
    public ExpressionSyntax? Key { get; }

    /// <summary>Whether the change reads the old value first, and so fails by itself where there is none.</summary>
    public bool NeedsKey { get; }

    /// <summary>What the node changes if it is a change at all, as far as names tell.</summary>
    public static ExpressionSyntax? Target(SyntaxNode node) => node switch
    {
        InvocationExpressionSyntax call => call.CalledName() is { } name && MutationEffects.MayMutate(name) ? call.Expression.Receiver() : null,
        AssignmentExpressionSyntax assignment => (assignment.Left.Unwrapped() as ElementAccessExpressionSyntax)?.Expression,
        PostfixUnaryExpressionSyntax step => (step.Operand.Unwrapped() as ElementAccessExpressionSyntax)?.Expression,
        PrefixUnaryExpressionSyntax step => (step.Operand.Unwrapped() as ElementAccessExpressionSyntax)?.Expression,
        _ => null,
    };

    /// <summary>Whether it only puts another value into an existing element of a list, which leaves the list's shape alone.</summary>
    public bool IsOneElement => Name == "this[]" && Type.Name is "List" or "IList" or "Collection" or "ObservableCollection" or "ArrayList";

    public static Mutation? Of(SyntaxNode node, SemanticModel model, CancellationToken cancellation) => node switch
    {
        InvocationExpressionSyntax call when call.CalledName() is { } name && MutationEffects.MayMutate(name) => OfCall(call, name, model, cancellation),
        AssignmentExpressionSyntax assignment when assignment.Left.Unwrapped() is ElementAccessExpressionSyntax element =>
            OfIndexer(assignment, element, !assignment.IsKind(SyntaxKind.SimpleAssignmentExpression) || Reads(assignment.Right, element), model, cancellation),
        PostfixUnaryExpressionSyntax step when step.Operand.Unwrapped() is ElementAccessExpressionSyntax element && !step.IsKind(SyntaxKind.SuppressNullableWarningExpression) =>
            OfIndexer(step, element, true, model, cancellation),
        PrefixUnaryExpressionSyntax step when step.Operand.Unwrapped() is ElementAccessExpressionSyntax element && (step.IsKind(SyntaxKind.PreIncrementExpression) || step.IsKind(SyntaxKind.PreDecrementExpression)) =>
            OfIndexer(step, element, true, model, cancellation),
        _ => null,
    };

    private static Mutation? OfCall(InvocationExpressionSyntax call, string name, SemanticModel model, CancellationToken cancellation)
    {
        if (call.Expression.Receiver() is not { } receiver || model.GetSymbolInfo(call, cancellation).Symbol is not IMethodSymbol { IsStatic: false, IsExtensionMethod: false } method)
            return null;
        return Known(method.ContainingType, receiver, model, cancellation) is { } type
            ? new Mutation(call, receiver, type, name, call.ArgumentList.Arguments.FirstOrDefault()?.Expression, needsKey: false)
            : null;
    }

    private static Mutation? OfIndexer(ExpressionSyntax node, ElementAccessExpressionSyntax element, bool needsKey, SemanticModel model, CancellationToken cancellation) =>
        model.GetSymbolInfo(element, cancellation).Symbol is IPropertySymbol { IsIndexer: true } indexer && Known(indexer.ContainingType, element.Expression, model, cancellation) is { } type
            ? new Mutation(node, element.Expression, type, "this[]", element.ArgumentList.Arguments.FirstOrDefault()?.Expression, needsKey)
            : null;

    private static bool Reads(ExpressionSyntax value, ElementAccessExpressionSyntax element) =>
        value.DescendantNodesAndSelf().OfType<ElementAccessExpressionSyntax>().Any(read => SyntaxFactory.AreEquivalent(read, element));

    /// <summary>The BCL type that is changed; where an interface was only cast to, the type that stands behind it.</summary>
    private static INamedTypeSymbol? Known(INamedTypeSymbol type, ExpressionSyntax receiver, SemanticModel model, CancellationToken cancellation)
    {
        if (type.TypeKind == TypeKind.Interface && model.GetTypeInfo(receiver.Unwrapped(), cancellation).Type is { TypeKind: not TypeKind.Interface } behind)
            return behind.BclCollection();
        return type.ContainingNamespace.IsCollections() ? type : null;
    }
}
