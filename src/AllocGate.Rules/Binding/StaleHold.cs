using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AllocGate.Rules.Binding;

/// <summary>A delegate that leaves a member and is bound to the object that a field held at that moment.</summary>
internal sealed class StaleHold
{
    private StaleHold(ISymbol field, ExpressionSyntax escape, string what, Location? readAt)
    {
        Field = field;
        Escape = escape;
        What = what;
        ReadAt = readAt;
    }

    public ISymbol Field { get; }

    /// <summary>The delegate where it leaves.</summary>
    public ExpressionSyntax Escape { get; }

    public string What { get; }

    /// <summary>Where a local took the collection from the field.</summary>
    public Location? ReadAt { get; }

    /// <summary>Whether the swap comes first in the same member, which then hands out a new delegate.</summary>
    public bool IsRenewedBy(Swap swap) =>
        Swaps.Member(Escape) is { } member && member == Swaps.Member(swap.Node) && swap.Node.SpanStart < (ReadAt?.SourceSpan.Start ?? Escape.SpanStart);

    public static IEnumerable<StaleHold> In(SyntaxNode codeBlock, INamedTypeSymbol type, SemanticModel model, CancellationToken cancellation)
    {
        LocalHistory? history = null;
        ScopeCaptures? captures = null;
        foreach (var node in CodeBlocks.Nodes(codeBlock).OfType<ExpressionSyntax>())
        {
            if (node is not (MemberAccessExpressionSyntax or AnonymousFunctionExpressionSyntax) || !DelegateEscapes.From(node, model, cancellation))
                continue;
            history ??= new LocalHistory(codeBlock, model, cancellation);
            if (node is MemberAccessExpressionSyntax group)
            {
                if (model.GetSymbolInfo(group, cancellation).Symbol is IMethodSymbol { IsStatic: false } or IMethodSymbol { ReducedFrom: not null }
                    && Held(model.GetSymbolInfo(group.Expression.Unwrapped(), cancellation).Symbol, out var readAt) is { } field)
                    yield return new StaleHold(field, node, $"The method group '{group.Excerpt()}'", readAt);
                continue;
            }

            captures ??= new ScopeCaptures(codeBlock, model, cancellation);
            foreach (var local in captures.CapturedBy(node).OfType<ILocalSymbol>().OrderBy(local => local.DeclaringSyntaxReferences[0].Span.Start))
            {
                if (Held(local, out var readAt) is { } field)
                    yield return new StaleHold(field, node, $"The captured '{local.Name}'", readAt);
            }
        }

        // The field itself, or the one that a local was read from.
        ISymbol? Held(ISymbol? symbol, out Location? readAt)
        {
            readAt = null;
            if (symbol is ILocalSymbol && history!.OnlyValue(symbol) is { } value && model.GetSymbolInfo(value.Unwrapped(), cancellation).Symbol is { } read)
            {
                readAt = value.GetLocation();
                symbol = read;
            }

            return symbol is not null && SymbolEqualityComparer.Default.Equals(symbol.ContainingType, type) && Swaps.CanBeSwapped(symbol) ? symbol : null;
        }
    }
}
