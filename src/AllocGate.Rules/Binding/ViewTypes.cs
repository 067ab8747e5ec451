using Microsoft.CodeAnalysis;

namespace AllocGate.Rules.Binding;

internal static class ViewTypes
{
    /// <summary>What every value of the type is a view of, unless it was cloned; null for types whose values may stand on their own.</summary>
    public static ViewKind? Kind(ITypeSymbol? type) => type switch
    {
        { Name: "IGrouping" } when type.Is("System.Linq", "IGrouping") => ViewKind.Group,
        { Name: "Match" or "Group" or "Capture" } when type.ContainingNamespace.IsNamed("System.Text.RegularExpressions") => ViewKind.Match,
        { Name: "JsonElement" or "JsonProperty" } when type.ContainingNamespace.IsNamed("System.Text.Json") => ViewKind.Json,
        _ => null,
    };

    public static bool IsMemory(ITypeSymbol? type) =>
        type is { Name: "Memory" or "ReadOnlyMemory" or "ArraySegment" } && type.ContainingNamespace.IsNamed("System");

    /// <summary>Whether the type's <c>Keys</c> points to the dictionary; concurrent ones copy theirs, and immutable ones never change.</summary>
    public static bool HasLiveKeys(ITypeSymbol? type) =>
        type.BclCollection() is { Name: "Dictionary" or "SortedDictionary" or "SortedList" or "OrderedDictionary" or "ReadOnlyDictionary" or "IDictionary" or "IReadOnlyDictionary" or "Hashtable" };
}
