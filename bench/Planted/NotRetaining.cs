using AllocGate.Benchmarks;
using BenchmarkDotNet.Attributes;

namespace Planted;

/// <summary>What looks like growth and is none. Built with Plant=On it is there, and has to pass.</summary>
[AllocationGate]
public class NotRetaining
{
#if PLANTED
    private const int Bound = 512;
#endif
    private static readonly Dictionary<int, int> s_map = [];
    private static readonly Queue<object> s_cache = new();
    private int _operations;

    /// <summary>A dictionary that is filled again and again over the same keys.</summary>
    [Benchmark]
    public int RefilledDictionary()
    {
#if PLANTED
        s_map.Clear();
#endif
        for (var i = 0; i < 100; i++)
            s_map[i] = _operations;
        return s_map.Count + _operations++;
    }

    /// <summary>A cache that grows to its bound and then drops the oldest.</summary>
    [Benchmark]
    public int BoundedCache()
    {
        var fresh = new object();
#if PLANTED
        s_cache.Enqueue(fresh);
        if (s_cache.Count > Bound)
            s_cache.Dequeue();
#else
        GC.KeepAlive(fresh);
#endif
        return s_cache.Count;
    }
}
