using AllocGate.Benchmarks;
using BenchmarkDotNet.Attributes;

namespace Planted;

/// <summary>Regressions of retained bytes. Built with Plant=On each holds one, with Plant=Off none.</summary>
[AllocationGate]
public class Retaining
{
    private static readonly HashSet<long> s_keys = [];
    private static Node? s_every24;
    private static Node? s_every3;
    private static long s_operations;

    /// <summary>Planted: one object of 24 B is kept every 24 operations.</summary>
    [Benchmark]
    public long KeptEvery24()
    {
        s_operations++;
#if PLANTED
        if (s_operations % 24 == 0)
            s_every24 = new Node(s_every24);
#endif
        return s_operations + (s_every24 is null ? 0 : 1);
    }

    /// <summary>Planted: 8 B an operation are kept, as one object of 24 B every three.</summary>
    [Benchmark]
    public long EightBytes()
    {
        s_operations++;
#if PLANTED
        if (s_operations % 3 == 0)
            s_every3 = new Node(s_every3);
#endif
        return s_operations + (s_every3 is null ? 0 : 1);
    }

    /// <summary>Planted: a static set gets a new key each time, and doubles now and then.</summary>
    [Benchmark]
    public int GrowingSet()
    {
#if PLANTED
        s_keys.Add(s_operations++);
#else
        s_keys.Add(s_operations++ % 64);
#endif
        return s_keys.Count;
    }

    private sealed class Node(Node? next)
    {
        public Node? Next = next;
    }
}
