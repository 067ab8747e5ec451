using System.Collections.Concurrent;
using System.Threading.Channels;
using AllocGate.Benchmarks;
using BenchmarkDotNet.Attributes;

namespace Noisy;

/// <summary>Work on threads of the pool: who runs what, and how often a queue grows, differs each time.</summary>
[AllocationGate]
public class OtherThreads
{
    private readonly int[] _rows = [.. Enumerable.Range(0, 2_000)];

    [Benchmark]
    public long ParallelFor()
    {
        var sum = 0L;
        Parallel.For(0, 64, i => Interlocked.Add(ref sum, new byte[100 + i].Length));
        return sum;
    }

    [Benchmark]
    public async Task<int> FanOut()
    {
        var results = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Task.Run(() => new byte[256 * (i + 1)].Length)));
        return results.Sum();
    }

    [Benchmark]
    public int ParallelQuery() => _rows.AsParallel().Where(r => r % 3 == 0).Select(r => r.ToString().Length).Sum();

    [Benchmark]
    public object ConcurrentFill()
    {
        var map = new ConcurrentDictionary<int, object>();
        Parallel.For(0, 200, i => map[i] = new object());
        return map;
    }

    [Benchmark]
    public async Task<int> ThroughAChannel()
    {
        var channel = Channel.CreateUnbounded<byte[]>();
        var writing = Task.Run(async () =>
        {
            for (var i = 0; i < 50; i++)
                await channel.Writer.WriteAsync(new byte[64]);
            channel.Writer.Complete();
        });
        var sum = 0;
        await foreach (var bytes in channel.Reader.ReadAllAsync())
            sum += bytes.Length;
        await writing;
        return sum;
    }
}
