using System.Collections.Concurrent;

namespace AllocGate.Rules.Tests;

/// <summary>The figures that the pages give, measured on the runtime that runs the tests.</summary>
public class MeasuredFactsTests
{
    [Fact]
    public void A_value_built_eagerly_is_thrown_away_at_every_hit_and_a_static_factory_is_free()
    {
        var lists = new ConcurrentDictionary<string, List<int>> { ["key"] = [] };
        var lazies = new ConcurrentDictionary<string, Lazy<object>> { ["key"] = new(static () => new object()) };
        var maps = new ConcurrentDictionary<string, ConcurrentDictionary<string, int>> { ["key"] = new() };

        Assert.Equal(32, Allocated(() => lists.GetOrAdd("key", new List<int>())));
        Assert.Equal(72, Allocated(() => lazies.GetOrAdd("key", new Lazy<object>(static () => new object()))));
        Assert.InRange(Allocated(() => maps.GetOrAdd("key", new ConcurrentDictionary<string, int>())), 512, 65_536);
        Assert.Equal(0, Allocated(() => lists.GetOrAdd("key", static _ => [])));
    }

    /// <summary>Bytes that the second run allocates on this thread; the first pays for what is made once.</summary>
    private static long Allocated<T>(Func<T> operation)
    {
        operation();
        var before = GC.GetAllocatedBytesForCurrentThread();
        operation();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
