using System.Runtime.CompilerServices;

namespace AllocGate.Probe.Counting;

/// <summary>
/// A fresh small method that goes through the compiler's tiers like any other. The runtime promotes methods in the order in
/// which they came up: when a sentinel that was called as often as the benchmark has reached its final code, so has the
/// benchmark and what it calls each time. A compiler that is merely quiet is no proof: on a busy machine its background
/// thread may just not have run yet.
/// </summary>
internal sealed class Sentinel
{
    /// <summary>Times that the runtime compiles a sentinel again at most: with instrumentation, and finally.</summary>
    public const int MostRecompilations = 2;

    private static readonly object _subject = new();

    private readonly Func<object, int> _watched;
    private readonly Type _mark;

    private Sentinel(Type mark)
    {
        _mark = mark;
        _watched = typeof(Watched<>).MakeGenericType(mark).GetMethod(nameof(Watched<int>.Call))!.CreateDelegate<Func<object, int>>();
        Step();
    }

    /// <summary>Whether the latest call ran the final code.</summary>
    public bool IsFinal { get; private set; }

    public static Sentinel First() => new(typeof(Mark<int>));

    /// <summary>One that has not been called yet.</summary>
    public Sentinel Next() => new(typeof(Mark<>).MakeGenericType(_mark));

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Step()
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        _ = _watched(_subject);
        IsFinal = GC.GetAllocatedBytesForCurrentThread() == before;
    }

    private readonly struct Mark<T>;

    private static class Watched<T>
        where T : struct
    {
        // Unoptimised code boxes the value, optimised code does not. The second question is there to be worth a profile.
        [MethodImpl(MethodImplOptions.NoInlining)]
        public static int Call(object subject)
        {
            var answer = 0;
            if (((object)default(T)).GetType() == typeof(int))
                answer = 1;
            if (subject is IDisposable)
                answer += 2;
            return answer;
        }
    }
}
