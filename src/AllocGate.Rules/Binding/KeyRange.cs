using Microsoft.CodeAnalysis;

namespace AllocGate.Rules.Binding;

/// <summary>How many different keys of a type a program may meet.</summary>
internal enum KeyRange
{
    /// <summary>As many as the code has types, members or names; also where the type is not known.</summary>
    Bounded,

    /// <summary>Many, but a program may well stay within a few: numbers, dates, the user's own types.</summary>
    Wide,

    /// <summary>Whatever comes in from outside, or a new one for each object.</summary>
    Unlimited,
}

internal static class KeyRanges
{
    private const int Depth = 3;

    public static KeyRange Of(ITypeSymbol type, int depth = Depth) => type switch
    {
        { TypeKind: TypeKind.Error or TypeKind.TypeParameter or TypeKind.Enum or TypeKind.Delegate } => KeyRange.Bounded,
        { SpecialType: SpecialType.System_Boolean or SpecialType.System_Byte or SpecialType.System_SByte or SpecialType.System_Char } => KeyRange.Bounded,
        { SpecialType: SpecialType.System_String or SpecialType.System_Object } => KeyRange.Unlimited,
        INamedTypeSymbol { ContainingNamespace: var home } named when home.IsNamed("System") => OfSystem(named, depth),
        { ContainingNamespace: var home } when home.IsNamed("System.Reflection") || home.IsNamed("System.Globalization") || home.IsNamed("System.Text") => KeyRange.Bounded,
        INamedTypeSymbol { Name: "KeyValuePair" } pair => Widest(pair.TypeArguments, depth),
        INamedTypeSymbol { IsRecord: true } or INamedTypeSymbol { IsValueType: true } => OfParts((INamedTypeSymbol)type, depth),
        _ => KeyRange.Wide,
    };

    private static KeyRange OfSystem(INamedTypeSymbol type, int depth) => type.Name switch
    {
        "Guid" => KeyRange.Unlimited,
        "Type" or "RuntimeTypeHandle" or "RuntimeMethodHandle" or "RuntimeFieldHandle" or "TimeZoneInfo" => KeyRange.Bounded,
        "Nullable" or "Tuple" or "ValueTuple" => Widest(type.TypeArguments, depth),
        _ => KeyRange.Wide,
    };

    /// <summary>A record or struct of nothing but bounded parts is bounded; of others it is the user's own type.</summary>
    private static KeyRange OfParts(INamedTypeSymbol type, int depth)
    {
        var parts = type.GetMembers().OfType<IFieldSymbol>().Where(field => !field.IsStatic).Select(field => field.Type).ToList();
        return depth > 0 && type.DeclaringSyntaxReferences.Length > 0 && parts.Count > 0 && Widest(parts, depth) == KeyRange.Bounded ? KeyRange.Bounded : KeyRange.Wide;
    }

    private static KeyRange Widest(IEnumerable<ITypeSymbol> types, int depth) =>
        depth == 0 ? KeyRange.Wide : types.Select(type => Of(type, depth - 1)).DefaultIfEmpty(KeyRange.Bounded).Max();
}
