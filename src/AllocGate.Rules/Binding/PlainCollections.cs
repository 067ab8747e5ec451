using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AllocGate.Rules.Binding;

/// <summary>The BCL's collections that do not lock by themselves.</summary>
internal static class PlainCollections
{
    public static bool IsNamed(string? type) =>
        type is "Dictionary" or "List" or "HashSet" or "Queue" or "Stack" or "LinkedList" or "PriorityQueue" or "OrderedDictionary"
            or "SortedDictionary" or "SortedList" or "SortedSet" or "Collection" or "ObservableCollection" or "ArrayList" or "Hashtable";

    /// <summary>Whether it is one of them itself; a type that derives from one may lock.</summary>
    public static bool IsPlain(this ITypeSymbol? type) =>
        type is { TypeKind: TypeKind.Class } && IsNamed(type.Name) && type.ContainingNamespace.IsCollections();

    /// <summary>Whether it is an interface that both plain and concurrent collections implement.</summary>
    public static bool IsCollectionInterface(this ITypeSymbol? type) =>
        type is { TypeKind: TypeKind.Interface, Name: "IDictionary" or "IList" or "ICollection" or "ISet" } && type.ContainingNamespace.IsCollections();

    /// <summary>Whether the expression makes one: <c>new Dictionary&lt;K, V&gt;()</c>; what target type <c>new()</c> and <c>[]</c> have, <paramref name="declared"/> tells.</summary>
    public static bool IsMade(ExpressionSyntax? expression, ITypeSymbol declared) => expression?.Unwrapped() switch
    {
        ObjectCreationExpressionSyntax creation => IsNamed(RightmostName(creation.Type)),
        ImplicitObjectCreationExpressionSyntax or CollectionExpressionSyntax => declared.IsPlain(),
        _ => false,
    };

    /// <summary>What to write instead where several threads write.</summary>
    public static string ConcurrentName(string type) => type switch
    {
        "Dictionary" or "SortedDictionary" or "SortedList" or "OrderedDictionary" or "Hashtable" or "IDictionary" => "ConcurrentDictionary",
        "HashSet" or "SortedSet" or "ISet" => "ConcurrentDictionary<T, byte>",
        "Queue" or "LinkedList" => "ConcurrentQueue",
        "Stack" => "ConcurrentStack",
        _ => "ConcurrentBag",
    };

    private static string? RightmostName(TypeSyntax type) => type switch
    {
        SimpleNameSyntax name => name.Identifier.ValueText,
        QualifiedNameSyntax qualified => qualified.Right.Identifier.ValueText,
        _ => null,
    };
}
