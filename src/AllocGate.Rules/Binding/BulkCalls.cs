using Microsoft.CodeAnalysis;

namespace AllocGate.Rules.Binding;

internal static class BulkCalls
{
    /// <summary>What the BCL offers for inserting many elements into a collection of the type; null for what is no BCL collection.</summary>
    public static string? For(ITypeSymbol? type) => type.BclCollection()?.Name switch
    {
        "List" => "'AddRange' does the job and grows once",
        "HashSet" or "SortedSet" or "ISet" => "'UnionWith' does the job",
        "Dictionary" => "the constructor that takes a source copies it in one go; into a filled map, 'EnsureCapacity' grows it once",
        "SortedDictionary" or "SortedList" => "the constructor that takes a source sorts once",
        "ConcurrentDictionary" => "the constructor that takes a source fills it before anyone sees it; afterwards store values with the indexer, or 'GetOrAdd' with a static factory",
        "ConcurrentBag" or "ConcurrentQueue" or "ConcurrentStack" => "the constructor that takes a source, or 'PushRange' of a stack, does the job",
        "Queue" or "Stack" or "LinkedList" => "the constructor that takes a source copies it in one go; 'EnsureCapacity' grows a queue or stack once",
        "ImmutableDictionary" or "ImmutableSortedDictionary" or "IImmutableDictionary" => "'SetItems' or 'AddRange' does the job with one builder",
        "ImmutableList" or "ImmutableArray" or "IImmutableList" => "'AddRange' does the job with one copy",
        "ImmutableHashSet" or "ImmutableSortedSet" or "IImmutableSet" => "'Union' does the job with one builder",
        "IDictionary" or "OrderedDictionary" =>
            "the constructor that takes a source copies it in one go",
        _ => null,
    };
}
