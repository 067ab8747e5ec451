using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AllocGate.Rules.Binding;

internal static class DeferredQuery
{
    /// <summary>Whether the expression may be a query, told from its syntax alone.</summary>
    public static bool MayBe(ExpressionSyntax expression) => expression.Unwrapped() switch
    {
        QueryExpressionSyntax => true,
        InvocationExpressionSyntax call => Defers(call.CalledName()) || call.CalledName() == "AsEnumerable",
        ConditionalAccessExpressionSyntax access => MayBe(access.WhenNotNull),
        ConditionalExpressionSyntax choice => MayBe(choice.WhenTrue) || MayBe(choice.WhenFalse),
        BinaryExpressionSyntax either when either.IsKind(SyntaxKind.CoalesceExpression) => MayBe(either.Left) || MayBe(either.Right),
        _ => false,
    };

    /// <summary>
    /// The LINQ query in the expression that has not run yet: enumerating it reads its source again each time. Null for a query that has
    /// its results already, and for operators of other types than <see cref="System.Linq.Enumerable"/>.
    /// </summary>
    public static ExpressionSyntax? In(ExpressionSyntax expression, SemanticModel model, CancellationToken cancellation) => expression.Unwrapped() switch
    {
        QueryExpressionSyntax query => model.GetTypeInfo(query, cancellation).Type.IsSequence() ? query : null,
        InvocationExpressionSyntax call when Defers(call.CalledName()) => IsLinq(call, model, cancellation) ? call : null,
        InvocationExpressionSyntax call when call.CalledName() == "AsEnumerable" => call.Expression.Receiver() is { } source && IsLinq(call, model, cancellation) ? In(source, model, cancellation) : null,
        ConditionalAccessExpressionSyntax access => In(access.WhenNotNull, model, cancellation) is null ? null : access,
        ConditionalExpressionSyntax choice => In(choice.WhenTrue, model, cancellation) ?? In(choice.WhenFalse, model, cancellation),
        BinaryExpressionSyntax either when either.IsKind(SyntaxKind.CoalesceExpression) => In(either.Left, model, cancellation) ?? In(either.Right, model, cancellation),
        _ => null,
    };

    /// <summary>What the query reads when it is enumerated: the first source of its chain.</summary>
    public static ExpressionSyntax Source(ExpressionSyntax query)
    {
        for (var current = query.Unwrapped(); ;)
        {
            switch (current)
            {
                case QueryExpressionSyntax clauses:
                    current = clauses.FromClause.Expression.Unwrapped();
                    break;
                case ConditionalAccessExpressionSyntax access:
                    current = access.Expression.Unwrapped();
                    break;
                case InvocationExpressionSyntax call when Defers(call.CalledName()) && call.Expression.Receiver() is { } receiver:
                    current = receiver is IdentifierNameSyntax { Identifier.ValueText: "Enumerable" } && call.ArgumentList.Arguments.Count > 0 ? call.ArgumentList.Arguments[0].Expression.Unwrapped() : receiver.Unwrapped();
                    break;
                default:
                    return current;
            }
        }
    }

    private static bool IsLinq(InvocationExpressionSyntax call, SemanticModel model, CancellationToken cancellation) =>
        model.Bound(call, cancellation) is IMethodSymbol method && method.ContainingType is var type
        && type.ContainingNamespace.IsNamed("System.Linq") && type.Name is "Enumerable" or "ImmutableArrayExtensions";

    private static bool IsSequence(this ITypeSymbol? type) => type.Is(BclTypes.Generic, "IEnumerable") || type.Is("System.Linq", "IOrderedEnumerable");

    /// <summary>The operators that read their source only when, and each time that, their result is read.</summary>
    private static bool Defers(string? name) => name switch
    {
        "Where" or "Select" or "SelectMany" or "OfType" or "Cast" or "Index" or "Chunk" => true,
        "Skip" or "SkipWhile" or "SkipLast" or "Take" or "TakeWhile" or "TakeLast" => true,
        "Distinct" or "DistinctBy" or "Union" or "UnionBy" or "Except" or "ExceptBy" or "Intersect" or "IntersectBy" => true,
        "Concat" or "Append" or "Prepend" or "Zip" or "DefaultIfEmpty" or "Reverse" or "Shuffle" => true,
        "GroupBy" or "Join" or "GroupJoin" or "LeftJoin" or "RightJoin" or "CountBy" or "AggregateBy" => true,
        "Order" or "OrderBy" or "OrderDescending" or "OrderByDescending" or "ThenBy" or "ThenByDescending" => true,
        _ => false,
    };
}
