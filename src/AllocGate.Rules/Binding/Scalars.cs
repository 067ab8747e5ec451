using Microsoft.CodeAnalysis;

namespace AllocGate.Rules.Binding;

internal static class Scalars
{
    /// <summary>Whether a variable of the type keeps next to nothing alive: numbers, enums, text, structs and tuples of them.</summary>
    public static bool IsScalar(this ITypeSymbol type) => type switch
    {
        { SpecialType: SpecialType.System_String } => true,
        { IsUnmanagedType: true } => true,
        INamedTypeSymbol { IsValueType: true, TypeArguments.Length: > 0 } pair when pair.ContainingNamespace.IsNamed("System") || pair.ContainingNamespace.IsNamed(BclTypes.Generic) =>
            pair.TypeArguments.All(IsScalar),
        _ => type.Is("System", "Type") || type.Is("System.Threading", "CancellationToken"),
    };
}
