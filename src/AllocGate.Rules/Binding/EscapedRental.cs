using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AllocGate.Rules.Binding;

/// <summary>An array that a method rents, stores where it outlives the method, and gives back to the pool.</summary>
internal sealed class EscapedRental
{
    /// <summary>More calls than anyone writes for one array; each is compared with each store of it.</summary>
    private const int MaximumReturns = 16;

    private EscapedRental(ISymbol array, ExpressionSyntax rented, Store store, InvocationExpressionSyntax returned)
    {
        Array = array;
        Rented = rented;
        Store = store;
        Returned = returned;
    }

    /// <summary>The local that holds the array.</summary>
    public ISymbol Array { get; }

    public ExpressionSyntax Rented { get; }

    public Store Store { get; }

    public InvocationExpressionSyntax Returned { get; }

    public static IEnumerable<EscapedRental> In(SyntaxNode codeBlock, SemanticModel model, CancellationToken cancellation)
    {
        var history = new LocalHistory(codeBlock, model, cancellation);
        var returns = Returns(codeBlock, history, model, cancellation);
        if (returns.Count == 0)
            yield break;
        var emptied = new Lazy<HashSet<ReceiverPath>>(() => Emptied(codeBlock, model, cancellation));
        var destinations = new Destinations(codeBlock, history, model, cancellation);
        foreach (var node in CodeBlocks.Nodes(codeBlock))
        {
            if (Store.Of(node) is not { } store || Shared(store.Value) is not { } name || model.GetSymbolInfo(name, cancellation).Symbol is not ILocalSymbol array)
                continue;
            if (!returns.TryGetValue(array, out var rental) || !store.IsKept(model, cancellation) || destinations.Of(store) == Destination.Dropped)
                continue;
            if (rental.Calls.FirstOrDefault(call => ExecutionPaths.BothRun(node, call, array.Name)) is not { } call || ReceiverPath.Of(store.Target, model, cancellation) is not { } path)
                continue;
            if (store.IntoElement ? !emptied.Value.Contains(path) : history.Assignments(path.Root) == 1)
                yield return new EscapedRental(array, rental.Rented, store, call);
        }
    }

    /// <summary>The locals that hold nothing but one rented array, with the calls that return it.</summary>
    private static Dictionary<ISymbol, (ExpressionSyntax Rented, List<InvocationExpressionSyntax> Calls)> Returns(
        SyntaxNode codeBlock, LocalHistory history, SemanticModel model, CancellationToken cancellation)
    {
        var returns = new Dictionary<ISymbol, (ExpressionSyntax Rented, List<InvocationExpressionSyntax> Calls)>(SymbolEqualityComparer.Default);
        foreach (var call in CodeBlocks.Nodes(codeBlock).OfType<InvocationExpressionSyntax>())
        {
            if (call.CalledName() != "Return" || call.ArgumentList.Value("array", 0)?.Unwrapped() is not IdentifierNameSyntax name
                || model.GetSymbolInfo(name, cancellation).Symbol is not ILocalSymbol local || !IsOfPool(call, model, cancellation))
                continue;
            if (returns.TryGetValue(local, out var known))
            {
                if (known.Calls.Count < MaximumReturns)
                    known.Calls.Add(call);
            }
            else if (Rental(local, history, model, cancellation) is { } rented)
                returns.Add(local, (rented, [call]));
        }

        return returns;
    }

    /// <summary>The only array that the local ever holds, if it was rented. A local that is set to null after the store hands its array over.</summary>
    private static ExpressionSyntax? Rental(ILocalSymbol local, LocalHistory history, SemanticModel model, CancellationToken cancellation)
    {
        var values = history.Values(local)?.Where(value => !(value.Parent is EqualsValueClauseSyntax && value.Unwrapped() is LiteralExpressionSyntax)).ToList();
        return values is { Count: 1 } && values[0].Unwrapped() is InvocationExpressionSyntax call && call.CalledName() == "Rent" && IsOfPool(call, model, cancellation) ? call : null;
    }

    private static bool IsOfPool(InvocationExpressionSyntax call, SemanticModel model, CancellationToken cancellation) =>
        model.GetSymbolInfo(call, cancellation).Symbol is IMethodSymbol method && method.ContainingType.Is("System.Buffers", "ArrayPool");

    /// <summary>The array whose memory the value is: the array itself, or a slice that points to it.</summary>
    private static IdentifierNameSyntax? Shared(ExpressionSyntax value) => value.Unwrapped() switch
    {
        IdentifierNameSyntax name => name,
        InvocationExpressionSyntax call when call.CalledName() is "AsMemory" or "Slice" => call.Expression.Receiver() is { } source ? Shared(source) : null,
        BaseObjectCreationExpressionSyntax { ArgumentList.Arguments: { Count: 1 or 3 } arguments } creation when IsMemory(creation) => Shared(arguments[0].Expression),
        _ => null,
    };

    private static bool IsMemory(BaseObjectCreationExpressionSyntax creation) =>
        creation is ObjectCreationExpressionSyntax { Type: GenericNameSyntax { Identifier.ValueText: "Memory" or "ReadOnlyMemory" or "ArraySegment" } };

    /// <summary>The collections that something is taken out of: by the time that the array is returned, it may be out.</summary>
    private static HashSet<ReceiverPath> Emptied(SyntaxNode codeBlock, SemanticModel model, CancellationToken cancellation) =>
        new(CodeBlocks.Nodes(codeBlock).OfType<InvocationExpressionSyntax>()
            .Where(call => call.CalledName() is "Clear" or "Remove" or "RemoveAt" or "RemoveAll" or "RemoveRange" or "TryRemove" or "Pop" or "TryPop" or "Dequeue" or "TryDequeue" or "TryTake")
            .Select(call => ReceiverPath.Of(call.Expression.Receiver(), model, cancellation))
            .OfType<ReceiverPath>());
}
