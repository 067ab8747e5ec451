using System.Buffers;
using System.Runtime.InteropServices;
using BenchmarkDotNet.Attributes;

namespace ProbeCases;

public class Retaining
{
    private static readonly List<Dictionary<string, string>> _reloads = [];
    private static readonly HashSet<int> _seen = [];
    private static readonly Dictionary<int, byte[]> _refilled = [];
    private static readonly Queue<byte[]> _bounded = new();
    private static readonly List<object> _rare = [];
    private static int _next;
    private static int _threads;
    private object? _last;

    /// <summary>500 entries of 1 KB values stay, each time.</summary>
    [Benchmark]
    public void KeepsEveryReload()
    {
        var map = new Dictionary<string, string>(500);
        for (var i = 0; i < 500; i++)
            map[_keys[i]] = new string('v', 512);
        _reloads.Add(map);
    }

    private static readonly string[] _keys = [.. Enumerable.Range(0, 500).Select(i => $"key-{i}")];

    [Benchmark]
    public void SetOfNewKeys() => _seen.Add(_next++);

    [Benchmark]
    public void RefillsSameKeys()
    {
        for (var i = 0; i < 100; i++)
            _refilled[i] = new byte[100];
    }

    [Benchmark]
    public void BoundedCache()
    {
        _bounded.Enqueue(new byte[64]);
        if (_bounded.Count > 50)
            _bounded.Dequeue();
    }

    [Benchmark]
    public void OneObjectIn24()
    {
        if (++_next % 24 == 0)
            _rare.Add(new object());
    }

    [Benchmark]
    public byte[] ReturnsMegabyte() => new byte[1 << 20];

    [Benchmark]
    public object KeepsOnlyTheLast() => _last = new byte[1000];

    [Benchmark]
    public object Finalizable() => new WithFinalizer();

    [Benchmark]
    public void KeepsLargeObjects() => _rare.Add(new byte[100_000]);

    [Benchmark]
    public void KeepsPinnedArrays() => _rare.Add(GC.AllocateArray<byte>(1_000, pinned: true));

    [Benchmark]
    public void ForgetsToUnpin() => _ = GCHandle.Alloc(new byte[1_000], GCHandleType.Pinned);

    [Benchmark]
    public void RentsAndReturns() => ArrayPool<byte>.Shared.Return(ArrayPool<byte>.Shared.Rent(50_000));

    [Benchmark]
    public void ComesBackFromItsFinalizer() => _ = new Undead();

    /// <summary>At each of the first calls the pool gets one more thread, about 1 KB of the runtime's own.</summary>
    [Benchmark]
    public void GrowsThePool()
    {
        _threads = Math.Min(_threads + 1, 300);
        ThreadPool.SetMinThreads(_threads, 1);
        var all = new CountdownEvent(_threads);
        for (var i = 0; i < _threads; i++)
        {
            ThreadPool.QueueUserWorkItem(_ =>
            {
                all.Signal();
                all.Wait();
            });
        }

        all.Wait();
    }

    private sealed class Undead
    {
        private static readonly Queue<Undead> _risen = new(1 << 20);

        ~Undead()
        {
            lock (_risen)
                _risen.Enqueue(this);
        }
    }

    private sealed class WithFinalizer
    {
        private readonly byte[] _payload = new byte[100];

        ~WithFinalizer() => GC.KeepAlive(_payload);
    }
}
