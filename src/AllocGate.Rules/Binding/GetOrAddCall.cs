using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AllocGate.Rules.Binding;

/// <summary>A call that gives a concurrent map a value for a key, or a factory for it, in case the key is missing.</summary>
internal sealed class GetOrAddCall
{
    private readonly IMethodSymbol method;
    private readonly IMethodSymbol definition;

    private GetOrAddCall(InvocationExpressionSyntax call, IMethodSymbol method, IMethodSymbol definition)
    {
        Call = call;
        this.method = method;
        this.definition = definition;
    }

    public InvocationExpressionSyntax Call { get; }

    public string Name => method.Name;

    /// <summary>Whether the BCL itself declares the method, and so says what it does with a factory.</summary>
    public bool IsOfTheMap => !definition.IsExtensionMethod;

    /// <summary>The map that is asked, also where the method is static.</summary>
    public ExpressionSyntax? Map =>
        method.IsStatic && method.ReducedFrom is null ? Call.ArgumentList.Arguments.FirstOrDefault()?.Expression : Call.Expression.Receiver();

    public ExpressionSyntax? Key => Argument(definition.Parameters.FirstOrDefault(IsKey));

    public ITypeSymbol? KeyType => method.Parameters.FirstOrDefault(IsKey)?.Type;

    /// <summary>The argument that is stored as it stands: bound to a parameter of the value's own type, not to a factory.</summary>
    public ExpressionSyntax? Value => ValueParameter is { Type.TypeKind: not TypeKind.Delegate } parameter ? Argument(parameter) : null;

    /// <summary>The type that <see cref="Value"/> is converted to.</summary>
    public ITypeSymbol? ValueType => ValueParameter is { } parameter ? method.Parameters[parameter.Ordinal - Offset].Type : null;

    /// <summary>The arguments that the call only runs when it needs a value.</summary>
    public IEnumerable<ExpressionSyntax> Factories =>
        definition.Parameters.Where(parameter => parameter.Type.TypeKind == TypeKind.Delegate).Select(Argument).OfType<ExpressionSyntax>();

    /// <summary>Whether there is an overload that hands the factory an argument, so that it need not capture: not on every framework.</summary>
    public bool CanPassFactoryArgument =>
        definition.ContainingType.GetMembers(Name).OfType<IMethodSymbol>().Any(other => other.Parameters.Any(parameter => parameter.Name == "factoryArgument"));

    public bool PassesFactoryArgument => definition.Parameters.Any(parameter => parameter.Name == "factoryArgument");

    /// <summary>Whether the value could be made by a factory, by another overload of the map's own method.</summary>
    public bool TakesFactory =>
        IsOfTheMap && definition.ContainingType.GetMembers(Name).OfType<IMethodSymbol>().Any(other => other.Parameters.Any(parameter => parameter.Name == "valueFactory"));

    private IParameterSymbol? ValueParameter =>
        definition.Parameters.FirstOrDefault(parameter => parameter.Name is "value" or "addValue") ?? definition.Parameters.LastOrDefault();

    /// <summary>How many of the definition's parameters the call does not list: an extension's first.</summary>
    private int Offset => method.ReducedFrom is null ? 0 : 1;

    public static bool IsNamedLikeOne(string? name) => name is "GetOrAdd" or "LoadOrStore" or "AddOrUpdate";

    /// <summary>The call, or null where it binds to something else than a concurrent map of the BCL or an extension of one.</summary>
    public static GetOrAddCall? Of(InvocationExpressionSyntax call, SemanticModel model, CancellationToken cancellation)
    {
        if (!IsNamedLikeOne(call.CalledName()) || model.Bound(call, cancellation) is not IMethodSymbol method)
            return null;
        var definition = (method.ReducedFrom ?? method).OriginalDefinition;
        return StoresInConcurrentMap(method, definition) ? new GetOrAddCall(call, method, definition) : null;
    }

    private static bool IsKey(IParameterSymbol parameter) => parameter.Name == "key";

    private ExpressionSyntax? Argument(IParameterSymbol? parameter) =>
        parameter is null ? null : Call.ArgumentList.Value(parameter.Name, parameter.Ordinal - Offset);

    private static bool StoresInConcurrentMap(IMethodSymbol method, IMethodSymbol definition) =>
        definition.ContainingType.Is(BclTypes.Concurrent, "ConcurrentDictionary")
        || definition.ContainingType.Is(BclTypes.Immutable, "ImmutableInterlocked")
        || definition.ContainingType.Is("System.Runtime.CompilerServices", "ConditionalWeakTable")
        || definition.IsExtensionMethod && (method.ReceiverType ?? method.Parameters[0].Type).BclCollection().Is(BclTypes.Concurrent, "ConcurrentDictionary");
}
