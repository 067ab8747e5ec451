using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AllocGate.Rules.Binding;

/// <summary>A preallocated value that every turn of a loop stores under another key.</summary>
internal sealed class SlackPerKey
{
    private SlackPerKey(ExpressionSyntax value, Preallocation room, ExpressionSyntax map, StatementSyntax loop)
    {
        Value = value;
        Room = room;
        Map = map;
        Loop = loop;
    }

    /// <summary>The expression that allocates.</summary>
    public ExpressionSyntax Value { get; }

    public Preallocation Room { get; }

    public ExpressionSyntax Map { get; }

    public StatementSyntax Loop { get; }

    public static IEnumerable<SlackPerKey> In(SyntaxNode codeBlock, SemanticModel model, CancellationToken cancellation)
    {
        var history = new LocalHistory(codeBlock, model, cancellation);
        var trimmed = new Lazy<HashSet<ISymbol>>(() => Trimmed(codeBlock, model, cancellation));
        var destinations = new Lazy<Destinations>(() => new Destinations(codeBlock, history, model, cancellation));
        foreach (var node in CodeBlocks.Nodes(codeBlock))
        {
            if (Stored(node) is not { } stored || Loops.Around(node).FirstOrDefault() is not { } loop || Loops.LeavesAfter(node, loop))
                continue;
            var local = stored.Value is IdentifierNameSyntax ? model.GetSymbolInfo(stored.Value, cancellation).Symbol : null;
            var value = local is null ? stored.Value : history.OnlyValue(local);
            if (value is null || !loop.Span.Contains(value.Span) || Preallocation.Of(value, model, cancellation) is not { } room)
                continue;
            if (local is not null && trimmed.Value.Contains(local) || !IsMap(stored.Map, model, cancellation) || IsSameKey(stored.Key, loop, history, model, cancellation))
                continue;
            if (Store.Of(node) is { } store && destinations.Value.Of(store) == Destination.Dropped)
                continue;
            yield return new SlackPerKey(value, room, stored.Map, loop);
        }
    }

    /// <summary>The node itself, or the lambda whose result it is.</summary>
    public static SyntaxNode Site(SyntaxNode value) => value.Parent is LambdaExpressionSyntax lambda ? lambda : value;

    /// <summary>The map, key and value of a store under a key; what a get-or-add's lambda makes counts as the value.</summary>
    private static (ExpressionSyntax Map, ExpressionSyntax Key, ExpressionSyntax Value)? Stored(SyntaxNode node)
    {
        switch (node)
        {
            case AssignmentExpressionSyntax { Left: ElementAccessExpressionSyntax { ArgumentList.Arguments: { Count: 1 } keys } element } assignment:
                return (element.Expression, keys[0].Expression, assignment.Right.Unwrapped());
            case InvocationExpressionSyntax { ArgumentList.Arguments: { Count: >= 2 } arguments } call
                when call.CalledName() is "Add" or "TryAdd" or "GetOrAdd" or "AddOrUpdate" && call.Expression.Receiver() is { } map:
                var value = arguments[1].Expression.Unwrapped();
                return (map, arguments[0].Expression, value is LambdaExpressionSyntax { ExpressionBody: { } made } ? made.Unwrapped() : value);
            default:
                return null;
        }
    }

    private static bool IsMap(ExpressionSyntax map, SemanticModel model, CancellationToken cancellation) =>
        model.GetTypeInfo(map, cancellation).Type.BclCollection() is { TypeArguments.Length: 2 } or { Name: "Hashtable" };

    /// <summary>Whether every turn of the loop stores under the same key, and so keeps one value only.</summary>
    private static bool IsSameKey(ExpressionSyntax key, StatementSyntax loop, LocalHistory history, SemanticModel model, CancellationToken cancellation)
    {
        if (model.GetConstantValue(key, cancellation).HasValue)
            return true;
        return ReceiverPath.Of(key, model, cancellation) is { } path && !history.Assigns(path, loop.Span)
            && !(path.Root.DeclaringSyntaxReferences.FirstOrDefault() is { } declared && declared.SyntaxTree == loop.SyntaxTree && loop.Span.Contains(declared.Span));
    }

    private static HashSet<ISymbol> Trimmed(SyntaxNode codeBlock, SemanticModel model, CancellationToken cancellation) =>
        new(CodeBlocks.Nodes(codeBlock).OfType<InvocationExpressionSyntax>()
            .Where(call => call.CalledName() is "TrimExcess" or "Resize")
            .Select(call => call.Expression.Receiver() is { } receiver ? model.GetSymbolInfo(receiver, cancellation).Symbol : null)
            .OfType<ISymbol>(), SymbolEqualityComparer.Default);
}
