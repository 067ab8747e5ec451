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
        var asked = new Dictionary<ReceiverPath, int>();
        foreach (var call in CodeBlocks.Nodes(codeBlock).OfType<InvocationExpressionSyntax>())
        {
            var name = call.CalledName();
            if (name is "TryGetValue" or "ContainsKey")
            {
                if (ReceiverPath.Of(call.Expression.Receiver(), model, cancellation) is { } path && !asked.ContainsKey(path))
                    asked.Add(path, call.SpanStart);
            }
            else if (name is "GetOrAdd" or "LoadOrStore" && Eager(call, name, model, cancellation) is { } eager && !AskedBefore(call))
            {
                yield return eager;
            }
        }

        bool AskedBefore(InvocationExpressionSyntax call) =>
            ReceiverPath.Of(Map(call, model, cancellation), model, cancellation) is { } path
            && asked.TryGetValue(path, out var position) && position < call.SpanStart;
    }

    private static EagerValue? Eager(InvocationExpressionSyntax call, string name, SemanticModel model, CancellationToken cancellation)
    {
        if (Argument(call, model, cancellation) is not { } argument || Built(argument, model, cancellation) is not { } value)
            return null;
        var type = model.GetTypeInfo(value, cancellation).Type;
        return new EagerValue(value, name, type?.Implements("System", "IDisposable") == true || type?.Implements("System", "IAsyncDisposable") == true);
    }

    private static ExpressionSyntax? Map(InvocationExpressionSyntax call, SemanticModel model, CancellationToken cancellation) =>
        model.Bound(call, cancellation) is IMethodSymbol { IsStatic: true } && call.ArgumentList.Arguments.Count > 0
            ? call.ArgumentList.Arguments[0].Expression
            : call.Expression.Receiver();

    /// <summary>The argument that is stored as it stands: bound to a parameter of the value's own type, not to a factory.</summary>
    private static ExpressionSyntax? Argument(InvocationExpressionSyntax call, SemanticModel model, CancellationToken cancellation)
    {
        if (model.Bound(call, cancellation) is not IMethodSymbol method)
            return null;
        var definition = (method.ReducedFrom ?? method).OriginalDefinition;
        var value = definition.Parameters.FirstOrDefault(parameter => parameter.Name == "value") ?? definition.Parameters.LastOrDefault();
        if (value is null || value.Type.TypeKind == TypeKind.Delegate || !StoresInConcurrentMap(method, definition))
            return null;
        var position = value.Ordinal - (method.ReducedFrom is null ? 0 : 1);
        return call.ArgumentList.Value(value.Name, position);
    }

    private static bool StoresInConcurrentMap(IMethodSymbol method, IMethodSymbol definition) =>
        definition.ContainingType.Is(BclTypes.Concurrent, "ConcurrentDictionary")
        || definition.ContainingType.Is(BclTypes.Immutable, "ImmutableInterlocked")
        || definition.ContainingType.Is("System.Runtime.CompilerServices", "ConditionalWeakTable")
        || definition.IsExtensionMethod && (method.ReceiverType ?? method.Parameters[0].Type).BclCollection().Is(BclTypes.Concurrent, "ConcurrentDictionary");

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
