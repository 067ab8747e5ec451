using Microsoft.CodeAnalysis;

namespace AllocGate.Rules.Binding;

/// <summary>The BCL collections that grow by copying themselves, and that can be told their size.</summary>
internal static class Capacities
{
    /// <summary>Whether the type's own constructor takes a capacity in the framework at hand; not for types that derive from it.</summary>
    public static bool TakesCapacity(this INamedTypeSymbol type) =>
        type.ContainingNamespace.IsNamed(BclTypes.Generic)
        && type.Name is "List" or "Dictionary" or "HashSet" or "Queue" or "Stack" or "SortedList" or "OrderedDictionary"
        && type.InstanceConstructors.Any(one => one.Parameters.Length == 1 && IsCapacity(one.Parameters[0]));

    /// <summary>Whether the constructor could be called with a capacity and otherwise the same arguments.</summary>
    public static bool LacksCapacity(this IMethodSymbol constructor) =>
        constructor.Parameters.Length == 0
        || constructor.Parameters.Length == 1 && constructor.Parameters[0].Name == "comparer"
            && constructor.ContainingType.InstanceConstructors.Any(one => one.Parameters.Length == 2 && IsCapacity(one.Parameters[0]) && one.Parameters[1].Name == "comparer");

    /// <summary>The member that tells the number of elements in no time and without side effects; null for what has to be counted.</summary>
    public static string? SizeMember(this ITypeSymbol? type)
    {
        if (type is IArrayTypeSymbol || type?.SpecialType == SpecialType.System_String)
            return "Length";
        if (type is { ContainingNamespace: { } space, Name: "Span" or "ReadOnlySpan" } && space.IsNamed("System"))
            return "Length";
        // Counting a concurrent collection locks all of it, and the count is stale at once.
        if (type.BclCollection() is not { } collection || collection.ContainingNamespace.IsNamed(BclTypes.Concurrent))
            return null;
        if (collection.Name == "ImmutableArray")
            return "Length";
        return collection.TypeKind == TypeKind.Interface ? Count(collection.AllInterfaces.Add(collection)) : Count(Bases(collection));
    }

    /// <summary>"Count" where one of the types has it as a public property.</summary>
    private static string? Count(IEnumerable<INamedTypeSymbol> types) =>
        types.SelectMany(type => type.GetMembers("Count")).Any(member => member is IPropertySymbol { DeclaredAccessibility: Accessibility.Public }) ? "Count" : null;

    private static IEnumerable<INamedTypeSymbol> Bases(INamedTypeSymbol type)
    {
        for (var current = type; current is not null; current = current.BaseType)
            yield return current;
    }

    private static bool IsCapacity(IParameterSymbol parameter) => parameter is { Name: "capacity", Type.SpecialType: SpecialType.System_Int32 };
}
