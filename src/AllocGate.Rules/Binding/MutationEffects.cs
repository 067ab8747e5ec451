namespace AllocGate.Rules.Binding;

/// <summary>
/// What a change does to an enumeration that is under way. Run on .NET 10 (the tests run it again); since when,
/// from .NET's release notes: removing from <c>Dictionary</c> and <c>HashSet</c> became safe in .NET Core 3.0,
/// overwriting in <c>Dictionary</c> in .NET 5, neither in .NET Framework or .NET Standard.
/// </summary>
internal static class MutationEffects
{
    public static bool MayMutate(string name) =>
        name is "Add" or "AddRange" or "AddFirst" or "AddLast" or "AddBefore" or "AddAfter" or "Insert" or "InsertRange" or "TryAdd"
            or "Remove" or "RemoveAt" or "RemoveAll" or "RemoveRange" or "RemoveWhere" or "RemoveFirst" or "RemoveLast" or "Clear"
            or "Sort" or "Reverse" or "Enqueue" or "Dequeue" or "TryDequeue" or "Push" or "Pop" or "TryPop"
            or "UnionWith" or "ExceptWith" or "IntersectWith" or "SymmetricExceptWith" or "EnsureCapacity" or "TrimExcess" or "SetAt" or "Set";

    /// <summary>The effect of the method <paramref name="name"/> of the type of that name, with the key (or element) known to be there or not.</summary>
    public static MutationEffect Of(string type, string name, bool keyIsThere) => type switch
    {
        "Dictionary" => name switch
        {
            "Remove" or "Clear" => MutationEffect.SafeSinceCore3,
            "this[]" => keyIsThere ? MutationEffect.SafeSinceNet5 : MutationEffect.ThrowsIfNew,
            "TryAdd" => keyIsThere ? MutationEffect.Safe : MutationEffect.ThrowsIfNew,
            "Add" or "EnsureCapacity" or "TrimExcess" => MutationEffect.Throws,
            _ => MutationEffect.Safe,
        },
        "HashSet" => name switch
        {
            "Remove" or "Clear" => MutationEffect.SafeSinceCore3,
            "RemoveWhere" or "ExceptWith" => MutationEffect.SafeSinceCore3,
            "Add" => keyIsThere ? MutationEffect.Safe : MutationEffect.ThrowsIfNew,
            "UnionWith" or "SymmetricExceptWith" or "TrimExcess" => MutationEffect.Throws,
            _ => MutationEffect.Safe,
        },
        "OrderedDictionary" => name switch
        {
            "this[]" => keyIsThere ? MutationEffect.Safe : MutationEffect.ThrowsIfNew,
            "TryAdd" => keyIsThere ? MutationEffect.Safe : MutationEffect.ThrowsIfNew,
            "SetAt" => MutationEffect.Safe,
            _ => MutationEffect.Throws,
        },
        "List" or "Collection" or "ObservableCollection" or "Queue" or "Stack" or "SortedSet" or "SortedDictionary" or "SortedList" or "LinkedList" or "ArrayList" or "Hashtable" or "NameValueCollection" =>
            name is "TrimExcess" ? MutationEffect.Safe : MutationEffect.Throws,
        "IDictionary" or "IList" or "ICollection" or "ISet" => name is "TryAdd" ? MutationEffect.Safe : MutationEffect.DependsOnType,
        _ => MutationEffect.Safe,
    };
}
