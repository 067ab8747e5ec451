using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AllocGate.Rules.Binding;

/// <summary>A query that is put into a collection, or cached in a field, before it has run.</summary>
internal sealed class StoredQuery
{
    private StoredQuery(ExpressionSyntax value, ExpressionSyntax query, ExpressionSyntax target, ISymbol? source, ImmutableArray<ISymbol> captured)
    {
        Value = value;
        Query = query;
        Target = target;
        Source = source;
        Captured = captured;
    }

    /// <summary>The whole expression that is stored.</summary>
    public ExpressionSyntax Value { get; }

    /// <summary>The deferred part of it, or of the local that it names.</summary>
    public ExpressionSyntax Query { get; }

    public ExpressionSyntax Target { get; }

    /// <summary>The variable or member that the query reads; null where it reads a call's result.</summary>
    public ISymbol? Source { get; }

    /// <summary>The variables that the query's lambdas captured.</summary>
    public ImmutableArray<ISymbol> Captured { get; }

    public static IEnumerable<StoredQuery> In(SyntaxNode codeBlock, SemanticModel model, CancellationToken cancellation)
    {
        var history = new Lazy<LocalHistory>(() => new LocalHistory(codeBlock, model, cancellation));
        var queries = new Lazy<HashSet<string>>(() => CodeBlocks.Locals(codeBlock, DeferredQuery.MayBe));
        foreach (var node in CodeBlocks.Nodes(codeBlock))
        {
            if (Store.Of(node) is { } store)
            {
                if (QueryIn(store.Value) is { } query && (store.IntoElement ? store.IsIntoCollection(model, cancellation) : Caches(node, store.Target)))
                    yield return Of(store.Value, query, store.Target);
            }
            else if (node is InvocationExpressionSyntax call && GetOrAddCall.IsNamedLikeOne(call.CalledName()))
            {
                foreach (var (value, query) in Results(call).Select(value => (value, query: QueryIn(value))).Where(result => result.query is not null))
                {
                    if (GetOrAddCall.Of(call, model, cancellation) is { Map: { } map })
                        yield return Of(value, query!, map);
                }
            }
        }

        // The query itself, or the one that a local stands for.
        ExpressionSyntax? QueryIn(ExpressionSyntax value)
        {
            if (DeferredQuery.MayBe(value))
                return DeferredQuery.In(value, model, cancellation);
            return value.Unwrapped() is IdentifierNameSyntax name && queries.Value.Contains(name.Identifier.ValueText) && model.GetSymbolInfo(name, cancellation).Symbol is ILocalSymbol local
                && history.Value.OnlyValue(local) is { } held && DeferredQuery.MayBe(held)
                ? DeferredQuery.In(held, model, cancellation)
                : null;
        }

        // What is assigned once and read many times should have run once.
        bool Caches(SyntaxNode assignment, ExpressionSyntax target) =>
            assignment.IsKind(SyntaxKind.CoalesceAssignmentExpression) && ReceiverPath.Of(target, model, cancellation) is { EndsInMember: true };

        StoredQuery Of(ExpressionSyntax value, ExpressionSyntax query, ExpressionSyntax target)
        {
            var source = model.GetSymbolInfo(DeferredQuery.Source(query), cancellation).Symbol;
            var captures = new ScopeCaptures(query.Parent!, model, cancellation);
            var captured = query.DescendantNodes().OfType<AnonymousFunctionExpressionSyntax>().SelectMany(captures.CapturedBy)
                .Where(variable => !query.Span.Contains(variable.DeclaringSyntaxReferences[0].Span) && !SymbolEqualityComparer.Default.Equals(variable, source))
                .Distinct(SymbolEqualityComparer.Default).OfType<ISymbol>().OrderBy(variable => variable.DeclaringSyntaxReferences[0].Span.Start).ToImmutableArray();
            return new StoredQuery(value, query, target, source is ILocalSymbol or IParameterSymbol or IFieldSymbol or IPropertySymbol ? source : null, captured);
        }
    }

    /// <summary>What the call may store: its arguments and what its lambdas return.</summary>
    private static IEnumerable<ExpressionSyntax> Results(InvocationExpressionSyntax call) =>
        call.ArgumentList.Arguments.SelectMany(argument => argument.Expression.Unwrapped() switch
        {
            AnonymousFunctionExpressionSyntax { ExpressionBody: { } body } => new[] { body },
            AnonymousFunctionExpressionSyntax { Block: { } block } => block.Statements.OfType<ReturnStatementSyntax>().Select(result => result.Expression).OfType<ExpressionSyntax>(),
            var value => new[] { value },
        });
}
