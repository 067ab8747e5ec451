using System.Buffers;
using AllocGate.Benchmarks;
using BenchmarkDotNet.Attributes;

namespace ProbeCases;

public class Footprints
{
    private static readonly byte[] _cached = new byte[1000];
    private static readonly List<object> _leak = [];
    private object? _last;

    [Benchmark]
    public byte[] Kilobyte() => new byte[1000];

    [Benchmark]
    public Dictionary<int, int> Map()
    {
        var map = new Dictionary<int, int>(500);
        for (var i = 0; i < 500; i++)
            map[i] = i;
        return map;
    }

    [Benchmark]
    public byte[] Large() => new byte[200_000];

    [Benchmark]
    public byte[] Pinned() => GC.AllocateArray<byte>(1000, pinned: true);

    [Benchmark]
    public object Finalizable() => new Finalized();

    [Benchmark]
    public byte[] RentedForGood() => ArrayPool<byte>.Shared.Rent(1000);

    [Benchmark]
    public int RentedForAWhile()
    {
        var rented = ArrayPool<byte>.Shared.Rent(1000);
        ArrayPool<byte>.Shared.Return(rented);
        return rented.Length;
    }

    [Benchmark]
    public byte[] Cached() => _cached;

    [Benchmark]
    public object? Null() => null;

    [Benchmark]
    public string Constant() => "constant";

    [Benchmark]
    public int Number() => new object().GetHashCode();

    [Benchmark]
    public (byte[] Bytes, int Length) Struct() => (new byte[1000], 1000);

    [Benchmark]
    public object KeptByTheInstanceToo() => _last = new byte[1000];

    [Benchmark]
    public async Task<byte[]> Suspended()
    {
        await Task.Yield();
        return new byte[1000];
    }

    [Benchmark]
    public ValueTask<byte[]> Completed() => new(new byte[1000]);

    [Benchmark]
    public byte[] BesideALeak()
    {
        _leak.Add(new byte[100]);
        return new byte[1000];
    }

    [Benchmark]
    public void Nothing() => _last = null;

    [Benchmark]
    public Task NoResult() => Task.CompletedTask;

    private sealed class Finalized
    {
        private readonly byte[] _held = new byte[1000];

        ~Finalized() => GC.KeepAlive(_held);
    }
}

public class FilledFields
{
    private readonly Dictionary<int, int> _cleared = [];
    private readonly byte[] _source = new byte[5000];
    private Dictionary<int, int>? _map;

    [Params(500)]
    public int N { get; set; }

    [IterationSetup(Target = nameof(Prepared))]
    public void Prepare() => _map = new(N);

    [Benchmark, BulkInsert(Rows = nameof(N))]
    public void Replaced() => Fill(_map = new(N));

    [Benchmark, BulkInsert(Rows = nameof(N))]
    public void Refilled()
    {
        _cleared.Clear();
        _cleared.EnsureCapacity(N);
        Fill(_cleared);
    }

    [Benchmark, BulkInsert(Rows = nameof(N))]
    public Dictionary<int, int> RefilledAndReturned()
    {
        Refilled();
        return _cleared;
    }

    [Benchmark, BulkInsert(Rows = nameof(N))]
    public int Counted()
    {
        Fill(_map = new(N));
        return _map.Count;
    }

    [Benchmark, BulkInsert(Rows = nameof(N))]
    public void Prepared()
    {
        var copy = new byte[_source.Length];
        _source.CopyTo(copy, 0);
        for (var i = 0; i < N; i++)
            _map![i] = copy[i];
        _map = new(_map!);
    }

    [Benchmark, BulkInsert(Rows = nameof(N))]
    public void Dropped() => Fill(new(N));

    private void Fill(Dictionary<int, int> map)
    {
        for (var i = 0; i < N; i++)
            map[i] = i;
    }
}

public class SetsUpOnce
{
    private static bool _done;

    [GlobalSetup]
    public void SetUp() => _done = _done ? throw new InvalidOperationException("once only") : true;

    [Benchmark, BulkInsert]
    public void Fill()
    {
    }
}
