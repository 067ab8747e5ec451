using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AllocGate.Rules.Binding;

/// <summary>Tells whether a code block made an object itself, was given it, or belongs to what holds it anyway.</summary>
internal sealed class OwnerOrigins(LocalHistory history, SemanticModel model, CancellationToken cancellation)
{
    private const int MaximumDepth = 16;

    public ViewOrigin Of(ExpressionSyntax owner, int depth = 0)
    {
        var expression = owner.Unwrapped();
        if (depth > MaximumDepth || model.GetConstantValue(expression, cancellation).HasValue)
            return ViewOrigin.Held;
        return expression switch
        {
            BaseObjectCreationExpressionSyntax or ArrayCreationExpressionSyntax or QueryExpressionSyntax or InterpolatedStringExpressionSyntax => ViewOrigin.MadeHere,
            AwaitExpressionSyntax awaited => Of(awaited.Expression, depth + 1),
            InvocationExpressionSyntax call => OfCall(call, depth),
            ElementAccessExpressionSyntax element => Of(element.Expression, depth + 1),
            ThisExpressionSyntax or BaseExpressionSyntax => ViewOrigin.Held,
            IdentifierNameSyntax or MemberAccessExpressionSyntax => OfName(expression, depth),
            _ => ViewOrigin.Elsewhere,
        };
    }

    /// <summary>A static call of a library, or a query, makes its result; what the project's own methods hand out may be cached.</summary>
    private ViewOrigin OfCall(InvocationExpressionSyntax call, int depth)
    {
        if (call.CalledName() is "GroupBy" or "ToLookup" or "ToList" or "ToArray" or "ToDictionary")
            return ViewOrigin.MadeHere;
        if (call.Expression.Receiver() is not { } receiver)
            return ViewOrigin.Elsewhere;
        if (model.GetSymbolInfo(receiver, cancellation).Symbol is INamedTypeSymbol type)
            return type.DeclaringSyntaxReferences.IsEmpty ? ViewOrigin.MadeHere : ViewOrigin.Elsewhere;
        return Of(receiver, depth + 1) == ViewOrigin.MadeHere ? ViewOrigin.MadeHere : ViewOrigin.Elsewhere;
    }

    private ViewOrigin OfName(ExpressionSyntax name, int depth)
    {
        switch (model.GetSymbolInfo(name, cancellation).Symbol)
        {
            case IParameterSymbol:
                return ViewOrigin.Elsewhere;
            case ILocalSymbol local:
                // The weakest of what it may be; many values use up the depth faster, which bounds the work.
                return history.Values(local) is { Count: > 0 } values ? values.Min(value => Of(value, depth + values.Count)) : ViewOrigin.Elsewhere;
            case IFieldSymbol or IPropertySymbol:
                // Of this object or of another one: there is an object that holds it.
                return ViewOrigin.Held;
            default:
                return ViewOrigin.Elsewhere;
        }
    }
}
