using System.Runtime.CompilerServices;
using AllocGate.Benchmarks;
using BenchmarkDotNet.Attributes;

namespace ProbeCases;

/// <summary>Swaps that let go of what they replaced, and swaps that don't.</summary>
public class Tracking
{
    private static readonly List<object> _history = [];
    private static readonly List<object> _reborn = [];
    private Dictionary<int, int> _current = [];
    private Func<int, bool>? _lookup;

    [Benchmark]
    public object Drops()
    {
        var old = Swap();
        Lifetime.Track(old);
        return old;
    }

    [Benchmark]
    public void Keeps()
    {
        var old = Swap();
        _history.Add(old);
        Lifetime.Track(old);
    }

    /// <summary>One of two types stays: its finalizer makes it reachable again.</summary>
    [Benchmark]
    public void KeepsOneType()
    {
        Lifetime.Track(new Finalized());
        Lifetime.Track(new Reborn());
    }

    /// <summary>A method group off the old map: it is let go at the next swap, and the last one is not.</summary>
    [Benchmark]
    public void KeepsTheLast()
    {
        var old = Swap();
        _lookup ??= old.ContainsKey;
        if (_lookup.Target != old)
            _lookup = old.ContainsKey;
        Lifetime.Track(old);
    }

    [Benchmark]
    public async Task DropsAfterAwait()
    {
        var old = Swap();
        await Task.Yield();
        Lifetime.Track(old);
    }

    [Benchmark]
    public void TracksALotFromManyThreads() => Parallel.For(0, 150_000, _ => Lifetime.Track(new object()));

    /// <summary>Tracked again and again, one object.</summary>
    [Benchmark]
    public void TracksTheCurrent() => Lifetime.Track(_history);

    [Benchmark]
    public void NothingToTrack() => Lifetime.Track<object>(null);

    [Benchmark]
    public void ThrowsLater()
    {
        Lifetime.Track(Swap());
        throw new InvalidOperationException("no more");
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private Dictionary<int, int> Swap() => Interlocked.Exchange(ref _current, new Dictionary<int, int> { [1] = 1 });

    private sealed class Finalized
    {
        ~Finalized() => GC.KeepAlive(_history);
    }

    private sealed class Reborn
    {
        ~Reborn() => _reborn.Add(this);
    }
}
