using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AllocGate.Rules.Binding;

/// <summary>A view that is stored although nothing else needs its owner.</summary>
internal sealed class StoredView
{
    private StoredView(View view, Store store, Destination destination)
    {
        View = view;
        Store = store;
        Destination = destination;
    }

    public View View { get; }

    public Store Store { get; }

    public Destination Destination { get; }

    public static IEnumerable<StoredView> In(SyntaxNode codeBlock, SemanticModel model, CancellationToken cancellation)
    {
        var history = new LocalHistory(codeBlock, model, cancellation);
        var views = new Views(history, model, cancellation);
        var destinations = new Lazy<Destinations>(() => new Destinations(codeBlock, history, model, cancellation));
        foreach (var node in CodeBlocks.Nodes(codeBlock))
        {
            if (Store.Of(node) is not { } store || store.Value.Unwrapped() is not (IdentifierNameSyntax or MemberAccessExpressionSyntax or InvocationExpressionSyntax or BaseObjectCreationExpressionSyntax or ElementAccessExpressionSyntax))
                continue;
            if (!store.IsKept(model, cancellation) || views.Of(store.Value) is not { Origin: not ViewOrigin.Held } view)
                continue;
            var owner = model.GetSymbolInfo(view.Owner.Unwrapped(), cancellation).Symbol;
            if (destinations.Value.Keeps(owner) || view.Kind == ViewKind.ReadOnly && !IsShared(view, owner, node))
                continue;
            if (destinations.Value.Of(store) is not Destination.Dropped and var destination)
                yield return new StoredView(view, store, destination);
        }
    }

    /// <summary>
    /// A read-only view of a list that was made for it is the list itself. It is something else where the caller, or the next turn of
    /// the loop, goes on changing the list.
    /// </summary>
    private static bool IsShared(View view, ISymbol? owner, SyntaxNode store) => owner switch
    {
        ILocalSymbol local => Loops.Around(store).FirstOrDefault() is { } loop && !loop.Span.Contains(local.DeclaringSyntaxReferences[0].Span),
        _ => view.Origin == ViewOrigin.Elsewhere,
    };
}
