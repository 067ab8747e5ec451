using System.Runtime.CompilerServices;

namespace AllocGate.Benchmarks.Tests;

public class LifetimeTests
{
    [Fact]
    public void Without_the_probe_tracking_does_nothing_and_allocates_nothing()
    {
        var map = new Dictionary<int, string>();
        TrackOften(map);

        var before = GC.GetAllocatedBytesForCurrentThread();
        TrackOften(map);

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void Null_is_nothing_to_track() => Lifetime.Track<object>(null);

    [Fact]
    public void Without_the_probe_tracking_keeps_nothing_alive()
    {
        var tracked = Track();

        GC.Collect();

        Assert.False(tracked.TryGetTarget(out _));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void TrackOften(object obj)
    {
        for (var i = 0; i < 1_000; i++)
            Lifetime.Track(obj);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference<object> Track()
    {
        var obj = new object();
        Lifetime.Track(obj);
        return new WeakReference<object>(obj);
    }
}
