using BenchmarkDotNet.Attributes;

namespace ProbeCases;

public class WeakCaches
{
    private readonly WeakReference<byte[]> _cache = new(new byte[100]);

    [Benchmark]
    public byte[] EmptiedByCollections()
    {
        if (!_cache.TryGetTarget(out _))
            _cache.SetTarget(new byte[100]);
        // Slow enough that most batches end before the next collection.
        Thread.SpinWait(200);
        return new byte[8_168];
    }
}
