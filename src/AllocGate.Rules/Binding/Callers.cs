using Microsoft.CodeAnalysis;

namespace AllocGate.Rules.Binding;

internal static class Callers
{
    /// <summary>Whether a parameter that the member's code can name is a mutable collection.</summary>
    public static bool PassCollections(ISymbol member) => member switch
    {
        IMethodSymbol { MethodKind: MethodKind.Ordinary or MethodKind.Constructor or MethodKind.ExplicitInterfaceImplementation } method => Take(method),
        IFieldSymbol or IPropertySymbol => member.ContainingType.InstanceConstructors.Any(Take),
        _ => false,
    };

    /// <summary>
    /// Whether code that does not know the member's insides calls it. A private member's callers do, and whoever hands a collection to a builder,
    /// a visitor or a wrapper hands it over to be filled or shown.
    /// </summary>
    public static bool AreOthers(ISymbol member)
    {
        for (var symbol = member; symbol is not null and not INamespaceSymbol; symbol = symbol.ContainingSymbol)
        {
            if (IsHidden(symbol) || IsMeantToShare(symbol.Name))
                return false;
        }

        return member.ContainingType is { } type && !type.Implements("System.Collections", "IEnumerable") && !type.Implements("System.Collections", "IEnumerator");
    }

    /// <summary>Whether a method or type is private. A field is what its constructor's argument goes to, not what is called.</summary>
    private static bool IsHidden(ISymbol symbol) => symbol switch
    {
        IMethodSymbol { ExplicitInterfaceImplementations.IsEmpty: false } => false,
        IMethodSymbol or INamedTypeSymbol => symbol.DeclaredAccessibility == Accessibility.Private,
        _ => false,
    };

    /// <summary>Whether code of other projects may call it, whose authors cannot see what becomes of a collection.</summary>
    public static bool AreStrangers(ISymbol member)
    {
        for (var symbol = member; symbol is not null and not INamespaceSymbol; symbol = symbol.ContainingSymbol)
        {
            if (symbol is IMethodSymbol or INamedTypeSymbol && symbol.DeclaredAccessibility is Accessibility.Internal or Accessibility.ProtectedAndInternal)
                return false;
        }

        return true;
    }

    private static bool Take(IMethodSymbol method) => method.Parameters.Any(parameter => CollectionCopies.IsMutable(parameter.Type));

    private static bool IsMeantToShare(string name) =>
        name.StartsWith("Build", StringComparison.Ordinal) || name.StartsWith("Visit", StringComparison.Ordinal)
        || name.EndsWith("Builder", StringComparison.Ordinal) || name.EndsWith("Visitor", StringComparison.Ordinal) || name.EndsWith("Walker", StringComparison.Ordinal)
        || name.EndsWith("Rewriter", StringComparison.Ordinal) || name.EndsWith("DebugView", StringComparison.Ordinal) || name.EndsWith("Wrapper", StringComparison.Ordinal);
}
