using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using AllocGate.Benchmarks;
using BenchmarkDotNet.Attributes;

namespace Noisy;

/// <summary>Statics whose live bytes go up and down and don't grow on, and some that do.</summary>
[AllocationGate]
public class Statics
{
    private static readonly Dictionary<int, byte[]> s_cache = [];
    private static readonly ConcurrentDictionary<int, byte[]> s_concurrent = new();
    private static readonly ConditionalWeakTable<object, byte[]> s_attached = [];
    private static readonly HashSet<long> s_keys = [];
    private static readonly List<byte[]> s_uneven = [];
    private static readonly Queue<byte[]> s_queue = new();
    private readonly Random _random = new();
    private long _operations;

    [Benchmark]
    public int BoundedByChance()
    {
        s_cache[_random.Next(1_000)] = new byte[_random.Next(100)];
        if (s_cache.Count > 500)
            s_cache.Remove(s_cache.Keys.First());
        return s_cache.Count;
    }

    [Benchmark]
    public int ConcurrentCache()
    {
        s_concurrent[_random.Next(300)] = new byte[_random.Next(200)];
        return s_concurrent.IsEmpty ? 0 : 1;
    }

    [Benchmark]
    public int AttachedToObjects()
    {
        var key = new object();
        s_attached.Add(key, new byte[32]);
        return key.GetHashCode();
    }

    [Benchmark]
    public int QueueOfVaryingLength()
    {
        s_queue.Enqueue(new byte[64]);
        while (s_queue.Count > 100 + _random.Next(100))
            s_queue.Dequeue();
        return s_queue.Count;
    }

    [Benchmark]
    public int SetThatGrows()
    {
        s_keys.Add(_operations++);
        return s_keys.Count;
    }

    [Benchmark]
    public int KeptOfAnySize()
    {
        s_uneven.Add(new byte[_random.Next(1, 100)]);
        return s_uneven.Count;
    }
}
