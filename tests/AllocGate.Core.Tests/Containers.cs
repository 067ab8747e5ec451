namespace AllocGate.Core.Tests;

/// <summary>What collections cost, by construction: bytes on 64-bit of inserting so many rows.</summary>
internal static class Containers
{
    private const int ArrayHeader = 24;

    /// <summary>A list that is given its capacity.</summary>
    public static long Sized(long rows, long entry) => 32 + Array(rows, entry);

    /// <summary>A list that doubles from 4, all arrays that it outgrew included.</summary>
    public static long Doubling(long rows, long entry, long first = 4) => 32 + Capacities(rows, first).Sum(c => Array(c, entry));

    /// <summary>What of it is kept in the end.</summary>
    public static long Kept(long rows, long entry) => 32 + Array(Capacities(rows, 4).LastOrDefault(), entry);

    private static long Array(long capacity, long entry) => capacity == 0 ? 0 : ArrayHeader + ((capacity * entry) + 7) / 8 * 8;

    private static IEnumerable<long> Capacities(long rows, long first)
    {
        for (var capacity = first; ; capacity *= 2)
        {
            if (rows > 0)
                yield return capacity;
            if (capacity >= rows)
                yield break;
        }
    }
}
