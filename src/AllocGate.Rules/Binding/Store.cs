using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AllocGate.Rules.Binding;

/// <summary>A statement that puts a value where it outlives the statement: a field, a property, a collection's element. Told from syntax alone.</summary>
internal sealed class Store
{
    private Store(SyntaxNode node, ExpressionSyntax value, ExpressionSyntax target, bool intoElement)
    {
        Node = node;
        Value = value;
        Target = target;
        IntoElement = intoElement;
    }

    public SyntaxNode Node { get; }

    public ExpressionSyntax Value { get; }

    /// <summary>What is assigned, or the collection that gets one more element.</summary>
    public ExpressionSyntax Target { get; }

    public bool IntoElement { get; }

    public static Store? Of(SyntaxNode node)
    {
        switch (node)
        {
            case AssignmentExpressionSyntax assignment when assignment.IsKind(SyntaxKind.SimpleAssignmentExpression) || assignment.IsKind(SyntaxKind.CoalesceAssignmentExpression):
                return assignment.Left is ElementAccessExpressionSyntax element
                    ? new Store(node, assignment.Right, element.Expression, intoElement: true)
                    : new Store(node, assignment.Right, assignment.Left, intoElement: false);
            case InvocationExpressionSyntax call when call.CalledName() is "Add" or "TryAdd" or "Enqueue" or "Push" or "Insert" or "AddLast" or "AddFirst":
                return call.Expression.Receiver() is { } receiver && call.ArgumentList.Arguments.Count > 0
                    ? new Store(node, call.ArgumentList.Arguments.Last().Expression, receiver, intoElement: true)
                    : null;
            default:
                return null;
        }
    }

    /// <summary>Whether the target is one that is known: a member of this object or of a type, or a BCL collection.</summary>
    public bool IsKept(SemanticModel model, CancellationToken cancellation) =>
        IntoElement ? IsIntoCollection(model, cancellation) : ReceiverPath.Of(Target, model, cancellation) is { EndsInMember: true, Symbols.Length: 1 };

    /// <summary>Whether the target is an array or one of the BCL's collections.</summary>
    public bool IsIntoCollection(SemanticModel model, CancellationToken cancellation) =>
        IntoElement && model.GetTypeInfo(Target, cancellation).Type is { } type && (type is IArrayTypeSymbol || type.BclCollection() is not null);

    /// <summary>Whether the target is a member of an object, or a local that stands for one.</summary>
    public bool IsIntoMember(LocalHistory history, SemanticModel model, CancellationToken cancellation)
    {
        var path = ReceiverPath.Of(Target, model, cancellation);
        if (path is { EndsInMember: false } && history.OnlyValue(path.Root) is { } value)
            path = ReceiverPath.Of(value, model, cancellation);
        return path is { EndsInMember: true };
    }
}
