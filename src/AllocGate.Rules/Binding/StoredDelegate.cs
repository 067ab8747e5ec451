using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AllocGate.Rules.Binding;

/// <summary>A lambda or local function whose delegate is put into a field, a property of this object or a BCL collection.</summary>
internal sealed class StoredDelegate
{
    private StoredDelegate(SyntaxNode function, ExpressionSyntax site, ExpressionSyntax target, bool intoField)
    {
        Function = function;
        Site = site;
        Target = target;
        IntoField = intoField;
    }

    /// <summary>The lambda or local function.</summary>
    public SyntaxNode Function { get; }

    /// <summary>The expression that is stored: the lambda itself, or a name that stands for it.</summary>
    public ExpressionSyntax Site { get; }

    public ExpressionSyntax Target { get; }

    public bool IntoField { get; }

    public static IEnumerable<StoredDelegate> In(SyntaxNode codeBlock, LocalHistory history, SemanticModel model, CancellationToken cancellation)
    {
        foreach (var node in CodeBlocks.Nodes(codeBlock))
        {
            var (value, target, isCollection) = Store(node, model, cancellation);
            if (value is null || target is null)
                continue;
            value = Delegate(value);
            if (FunctionOf(value, history, model, cancellation) is not { } function)
                continue;
            if (isCollection)
                yield return new StoredDelegate(function, value, target, IsField(target, history, model, cancellation));
            else if (ReceiverPath.Of(target, model, cancellation) is { EndsInMember: true, Symbols.Length: 1 })
                yield return new StoredDelegate(function, value, target, intoField: true);
        }
    }

    private static (ExpressionSyntax? Value, ExpressionSyntax? Target, bool IsCollection) Store(SyntaxNode node, SemanticModel model, CancellationToken cancellation)
    {
        switch (node)
        {
            case AssignmentExpressionSyntax assignment when assignment.IsKind(SyntaxKind.SimpleAssignmentExpression) || assignment.IsKind(SyntaxKind.CoalesceAssignmentExpression):
                if (assignment.Left is not ElementAccessExpressionSyntax element)
                    return (assignment.Right, assignment.Left, false);
                return IsCollection(element.Expression, model, cancellation) ? (assignment.Right, element.Expression, true) : default;
            case InvocationExpressionSyntax call when call.CalledName() is "Add" or "TryAdd" or "Enqueue" or "Push" or "Insert" or "AddLast" or "AddFirst":
                var receiver = call.Expression.Receiver();
                return receiver is not null && call.ArgumentList.Arguments.Count > 0 && IsCollection(receiver, model, cancellation)
                    ? (call.ArgumentList.Arguments.Last().Expression, receiver, true)
                    : default;
            default:
                return default;
        }
    }

    private static bool IsCollection(ExpressionSyntax expression, SemanticModel model, CancellationToken cancellation) =>
        model.GetTypeInfo(expression, cancellation).Type is { } type && (type is IArrayTypeSymbol || type.BclCollection() is not null);

    private static bool IsField(ExpressionSyntax target, LocalHistory history, SemanticModel model, CancellationToken cancellation)
    {
        var path = ReceiverPath.Of(target, model, cancellation);
        if (path is { EndsInMember: false } && history.OnlyValue(path.Root) is { } value)
            path = ReceiverPath.Of(value, model, cancellation);
        return path is { EndsInMember: true };
    }

    /// <summary>The expression itself, or what <c>new Func&lt;T&gt;(…)</c> wraps.</summary>
    private static ExpressionSyntax Delegate(ExpressionSyntax stored) =>
        stored.Unwrapped() is BaseObjectCreationExpressionSyntax { ArgumentList.Arguments: { Count: 1 } arguments }
            ? arguments[0].Expression.Unwrapped()
            : stored.Unwrapped();

    private static SyntaxNode? FunctionOf(ExpressionSyntax value, LocalHistory history, SemanticModel model, CancellationToken cancellation)
    {
        if (value is AnonymousFunctionExpressionSyntax lambda)
            return lambda;
        if (value is not IdentifierNameSyntax)
            return null;
        return model.Bound(value, cancellation) switch
        {
            IMethodSymbol { MethodKind: MethodKind.LocalFunction } function => function.DeclaringSyntaxReferences[0].GetSyntax(cancellation),
            ILocalSymbol local when history.OnlyValue(local)?.Unwrapped() is AnonymousFunctionExpressionSyntax held => held,
            _ => null,
        };
    }
}
