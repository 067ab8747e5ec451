using Microsoft.CodeAnalysis;

namespace AllocGate.Rules.Binding;

/// <summary>How a BCL collection that others can change is copied so that nothing of it gets lost.</summary>
internal static class CollectionCopies
{
    /// <summary>Whether the type is a collection that whoever holds it can change. Concurrent ones are made to be shared.</summary>
    public static bool IsMutable(ITypeSymbol? type) =>
        type is INamedTypeSymbol
        {
            IsGenericType: true,
            Name: "List" or "Dictionary" or "HashSet" or "SortedDictionary" or "SortedList" or "SortedSet" or "OrderedDictionary" or "Queue" or "Stack" or "LinkedList"
                or "IList" or "IDictionary" or "ICollection" or "ISet",
        }
        && type.ContainingNamespace.IsNamed(BclTypes.Generic);

    public static bool IsMap(ITypeSymbol? type) => IsMutable(type) && type is INamedTypeSymbol { TypeArguments.Length: 2 };

    /// <summary>The type to construct for a copy, with the same comparer where there is one; null where the type does not tell the comparer, or the order turns round.</summary>
    public static ITypeSymbol? Exact(ITypeSymbol type, Compilation compilation) => type.Name switch
    {
        "Stack" or "IDictionary" or "ISet" => null,
        "IList" or "ICollection" => compilation.GetTypeByMetadataName("System.Collections.Generic.List`1")?.Construct(((INamedTypeSymbol)type).TypeArguments[0]),
        _ => type,
    };

    public static bool HasComparer(ITypeSymbol type) =>
        type.Name is "Dictionary" or "HashSet" or "SortedDictionary" or "SortedList" or "SortedSet" or "OrderedDictionary";
}
