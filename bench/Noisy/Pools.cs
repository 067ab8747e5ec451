using System.Buffers;
using System.Collections.Concurrent;
using AllocGate.Benchmarks;
using BenchmarkDotNet.Attributes;

namespace Noisy;

/// <summary>What is pooled or cached, and now and then is not there.</summary>
[AllocationGate]
public class Pools
{
    private readonly ConcurrentBag<byte[]> _bag = [];
    private readonly Random _random = new();
    private WeakReference<byte[]> _weak = new(new byte[5_000]);

    [Benchmark]
    public int RentedOfAnySize()
    {
        var rented = ArrayPool<byte>.Shared.Rent(_random.Next(1, 200_000));
        var length = rented.Length;
        if (_random.Next(50) > 0)
            ArrayPool<byte>.Shared.Return(rented);
        return length;
    }

    [Benchmark]
    public int TakenFromABag()
    {
        if (!_bag.TryTake(out var taken))
            taken = new byte[512];
        if (_random.Next(10) > 0)
            _bag.Add(taken);
        return taken.Length;
    }

    [Benchmark]
    public int CachedWeakly()
    {
        if (!_weak.TryGetTarget(out var cached))
            _weak = new(cached = new byte[5_000]);
        return cached.Length + new byte[100_000].Length;
    }
}
