using Microsoft.CodeAnalysis;

namespace AllocGate.Rules.Binding;

internal static class BclTypes
{
    public const string Generic = "System.Collections.Generic";
    public const string Concurrent = "System.Collections.Concurrent";
    public const string Immutable = "System.Collections.Immutable";

    public static bool Is(this ITypeSymbol? type, string @namespace, string name) =>
        type is not null && type.Name == name && type.ContainingType is null && type.ContainingNamespace.IsNamed(@namespace);

    /// <summary>The type or the first of its bases that the BCL's collection namespaces define.</summary>
    public static INamedTypeSymbol? BclCollection(this ITypeSymbol? type)
    {
        for (var current = type; current is not null; current = current.BaseType)
        {
            if (current is INamedTypeSymbol named && named.ContainingNamespace.IsCollections())
                return named;
        }

        return null;
    }

    public static bool IsCollections(this INamespaceSymbol? @namespace) =>
        @namespace.IsNamed("System.Collections") || @namespace is { ContainingNamespace: { } parent } && parent.IsNamed("System.Collections");

    /// <summary>Whether every type in it is known. An unresolved type may lower a rule's confidence, never raise it.</summary>
    public static bool IsResolved(this ITypeSymbol? type) => type switch
    {
        null => false,
        IArrayTypeSymbol array => array.ElementType.IsResolved(),
        INamedTypeSymbol named => named.TypeKind != TypeKind.Error && named.TypeArguments.All(IsResolved),
        _ => type.TypeKind != TypeKind.Error,
    };

    public static bool Implements(this ITypeSymbol type, string @namespace, string name) =>
        type.Is(@namespace, name) || type.AllInterfaces.Any(one => one.Is(@namespace, name));

    public static bool IsNamed(this INamespaceSymbol? @namespace, string name)
    {
        var end = name.Length;
        for (var current = @namespace; current is { IsGlobalNamespace: false }; current = current.ContainingNamespace)
        {
            var start = end - current.Name.Length;
            if (start < 0 || string.CompareOrdinal(name, start, current.Name, 0, current.Name.Length) != 0)
                return false;
            if (start == 0)
                return current.ContainingNamespace is { IsGlobalNamespace: true };
            if (name[start - 1] != '.')
                return false;
            end = start - 1;
        }

        return false;
    }
}
