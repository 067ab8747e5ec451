using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AllocGate.Rules.Binding;

/// <summary>A bulk insert whose argument is a query over the collection that it inserts into.</summary>
internal sealed class LazySelfInsert
{
    private const int MaximumHops = 8;

    private LazySelfInsert(ExpressionSyntax target, ExpressionSyntax query, ExpressionSyntax read)
    {
        Target = target;
        Query = query;
        Read = read;
    }

    public ExpressionSyntax Target { get; }

    /// <summary>The argument.</summary>
    public ExpressionSyntax Query { get; }

    /// <summary>Where the query names its source.</summary>
    public ExpressionSyntax Read { get; }

    public static bool IsNamedLikeOne(InvocationExpressionSyntax call) => call.CalledName() is "AddRange" or "InsertRange" or "UnionWith";

    public static IEnumerable<LazySelfInsert> In(SyntaxNode codeBlock, SemanticModel model, CancellationToken cancellation)
    {
        LocalHistory? history = null;
        foreach (var call in CodeBlocks.Nodes(codeBlock).OfType<InvocationExpressionSyntax>())
        {
            if (!IsNamedLikeOne(call) || call.ArgumentList.Arguments.LastOrDefault()?.Expression is not { } query || call.Expression.Receiver() is not { } target)
                continue;
            if (model.Bound(call, cancellation) is not IMethodSymbol { IsStatic: false, IsExtensionMethod: false } method || !Steps(method))
                continue;
            history ??= new LocalHistory(codeBlock, model, cancellation);
            foreach (var path in history.PathsOf(target))
            {
                if (new Sources(path, method.Name == "UnionWith", history, model, cancellation).Read(query, isLazy: false, MaximumHops) is { } read)
                {
                    yield return new LazySelfInsert(target, query, read);
                    break;
                }
            }
        }
    }

    /// <summary>Whether the method takes the query's elements one by one, each an insertion of its own.</summary>
    private static bool Steps(IMethodSymbol method) =>
        method.ContainingType.Is(BclTypes.Generic, "List") && method.Name is "AddRange" or "InsertRange"
        || method.ContainingType.Is(BclTypes.Generic, "HashSet") && method.Name == "UnionWith";

    /// <summary>Looks for a collection among what a query still reads.</summary>
    /// <param name="target">The collection.</param>
    /// <param name="intoSet">Whether the insertion of what is already there changes nothing, so that only elements made anew count.</param>
    private sealed class Sources(ReceiverPath target, bool intoSet, LocalHistory history, SemanticModel model, CancellationToken cancellation)
    {
        public ExpressionSyntax? Read(ExpressionSyntax source, bool isLazy, int hops)
        {
            var expression = source.Unwrapped();
            if (hops == 0)
                return null;
            if (ReceiverPath.Of(expression, model, cancellation) is { } path)
            {
                if (path.Equals(target))
                    return isLazy ? expression : null;
                return path.Symbols.Length == 1 && history.OnlyValue(path.Root) is { } value && !history.Assigns(target) ? Read(value, isLazy, hops - 1) : null;
            }

            return expression switch
            {
                QueryExpressionSyntax query when Defers(query) => Read(query.FromClause.Expression, isLazy || !intoSet || Makes(query), hops - 1),
                InvocationExpressionSyntax call => ReadBy(call, isLazy, hops - 1),
                _ => null,
            };
        }

        private ExpressionSyntax? ReadBy(InvocationExpressionSyntax call, bool isLazy, int hops)
        {
            if (call.CalledName() is not { } name || !(Keeps(name) || Makes(name)) || model.Bound(call, cancellation) is not IMethodSymbol method || !method.ContainingType.Is("System.Linq", "Enumerable"))
                return null;
            // A list of values is its own OfType<>.
            if (name == "OfType" && method.TypeArguments.FirstOrDefault() is not { IsReferenceType: true })
                return null;
            var arguments = call.ArgumentList.Arguments;
            var isStatic = method.IsStatic && method.ReducedFrom is null;
            var first = isStatic ? arguments.FirstOrDefault()?.Expression : call.Expression.Receiver();
            isLazy = isLazy || name != "AsEnumerable" && (!intoSet || name is "Select" or "SelectMany");
            if (first is not null && Read(first, isLazy, hops) is { } read)
                return read;
            return name is "Concat" or "Union" or "UnionBy" or "Zip" && arguments.Count > (isStatic ? 1 : 0) ? Read(arguments[isStatic ? 1 : 0].Expression, isLazy, hops) : null;
        }

        /// <summary>Whether the query reads its source step by step: no sorting, no grouping, nothing that goes on <c>into</c> another query.</summary>
        private static bool Defers(QueryExpressionSyntax query) =>
            query.Body is { Continuation: null, SelectOrGroup: SelectClauseSyntax } body && !body.Clauses.Any(clause => clause is OrderByClauseSyntax);

        private static bool Makes(QueryExpressionSyntax query) =>
            query.Body.SelectOrGroup is not SelectClauseSyntax { Expression: IdentifierNameSyntax selected } || selected.Identifier.ValueText != query.FromClause.Identifier.ValueText;

        /// <summary>Operators that hand on elements of their source.</summary>
        private static bool Keeps(string name) =>
            name is "Where" or "SkipWhile" or "TakeWhile" or "Distinct" or "DistinctBy" or "Except" or "ExceptBy" or "Intersect" or "IntersectBy"
                or "OfType" or "DefaultIfEmpty" or "AsEnumerable";

        /// <summary>Operators whose result holds other elements too.</summary>
        private static bool Makes(string name) =>
            name is "Select" or "SelectMany" or "Append" or "Prepend" or "Concat" or "Union" or "UnionBy" or "Zip" or "Index" or "Chunk";
    }
}
