using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AllocGate.Rules.Binding;

/// <summary>A value that is built before the get-or-add that may not need it.</summary>
internal sealed class EagerValue
{
    private EagerValue(ExpressionSyntax value, string method, bool needsDisposal)
    {
        Value = value;
        Method = method;
        NeedsDisposal = needsDisposal;
    }

    public ExpressionSyntax Value { get; }

    public string Method { get; }

    public bool NeedsDisposal { get; }

    public static IEnumerable<EagerValue> In(SyntaxNode codeBlock, SemanticModel model, CancellationToken cancellation)
    {
        var lookups = new EarlierLookups(codeBlock, model, cancellation);
        foreach (var node in CodeBlocks.Nodes(codeBlock).OfType<InvocationExpressionSyntax>())
        {
            if (MayBeIn(node) && GetOrAddCall.Of(node, model, cancellation) is { Value: { } argument } call
                && Built(argument, model, cancellation) is { } value && !lookups.Precede(call))
                yield return new EagerValue(value, call.Name, NeedsDisposalIfLost(model.GetTypeInfo(value, cancellation).Type));
        }
    }

    /// <summary>Whether the call may be given such a value, as far as its name tells.</summary>
    public static bool MayBeIn(InvocationExpressionSyntax call) => call.CalledName() is "GetOrAdd" or "LoadOrStore";

    private static bool NeedsDisposalIfLost(ITypeSymbol? type) =>
        type?.Implements("System", "IDisposable") == true || type?.Implements("System", "IAsyncDisposable") == true;

    /// <summary>The part of the expression that allocates whenever it is evaluated.</summary>
    private static ExpressionSyntax? Built(ExpressionSyntax expression, SemanticModel model, CancellationToken cancellation)
    {
        var value = expression.Unwrapped();
        if (value is ConditionalExpressionSyntax choice)
            return Built(choice.WhenTrue, model, cancellation) ?? Built(choice.WhenFalse, model, cancellation);
        var type = model.GetTypeInfo(value, cancellation).Type ?? model.GetTypeInfo(value, cancellation).ConvertedType;
        if (!type.IsResolved() || type is not { IsReferenceType: true } || type.TypeKind == TypeKind.Delegate || type.Is("System", "Lazy"))
            return null;
        if (model.GetConstantValue(value, cancellation).HasValue)
            return null;
        return Builds(value, type, model, cancellation) ? value : null;
    }

    private static bool Builds(ExpressionSyntax value, ITypeSymbol type, SemanticModel model, CancellationToken cancellation) => value switch
    {
        BaseObjectCreationExpressionSyntax or AnonymousObjectCreationExpressionSyntax or WithExpressionSyntax => true,
        ArrayCreationExpressionSyntax or ImplicitArrayCreationExpressionSyntax or InterpolatedStringExpressionSyntax => true,
        CollectionExpressionSyntax list => list.Elements.Count > 0 || type.TypeKind == TypeKind.Class,
        BinaryExpressionSyntax sum => sum.IsKind(SyntaxKind.AddExpression),
        AwaitExpressionSyntax awaited => awaited.Expression.Unwrapped() is InvocationExpressionSyntax,
        InvocationExpressionSyntax call => model.Bound(call, cancellation) is IMethodSymbol method && Builds(call, method),
        _ => false,
    };

    private static bool Builds(InvocationExpressionSyntax call, IMethodSymbol method)
    {
        if (method.Name is "Empty" or "GetType" or "Intern" or "IsInterned" && method.ContainingType.ContainingNamespace.IsNamed("System"))
            return false;
        if (method.ContainingType.Is("System.Linq", "Enumerable") && HandsOut(method.Name))
            return false;
        return !IsFluent(call, method);
    }

    private static bool HandsOut(string name) =>
        name is "Empty" or "First" or "FirstOrDefault" or "Single" or "SingleOrDefault" or "Last" or "LastOrDefault"
            or "ElementAt" or "ElementAtOrDefault" or "Max" or "Min" or "MaxBy" or "MinBy" or "Aggregate";

    /// <summary>A method that returns the type it is called on, on an object that was there before, most likely returns that object.</summary>
    private static bool IsFluent(InvocationExpressionSyntax call, IMethodSymbol method)
    {
        if (method.IsStatic && method.ReducedFrom is null || method.ReceiverType is null || method.Name.StartsWith("Clone", StringComparison.Ordinal))
            return false;
        if (!SymbolEqualityComparer.Default.Equals(method.ReturnType, method.ReceiverType) || method.ReturnType.SpecialType == SpecialType.System_String)
            return false;
        var root = call.Expression.Receiver()?.Unwrapped();
        while (root is InvocationExpressionSyntax inner)
            root = inner.Expression.Receiver()?.Unwrapped();
        return root is not BaseObjectCreationExpressionSyntax;
    }
}
