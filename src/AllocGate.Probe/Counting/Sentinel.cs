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

    private readonly Func<object, int>[] _methods;
    private readonly int _index;

    private Sentinel(Func<object, int>[] methods, int index)
    {
        (_methods, _index) = (methods, index);
        Step();
    }

    /// <summary>Whether the latest call ran the final code.</summary>
    public bool IsFinal { get; private set; }

    // Written out, because reflection would give the compiler work of its own while it is watched.
    public static Sentinel First() => new(
        [
            Watched<byte>.Call, Watched<sbyte>.Call, Watched<short>.Call, Watched<ushort>.Call, Watched<uint>.Call, Watched<long>.Call,
            Watched<ulong>.Call, Watched<char>.Call, Watched<float>.Call, Watched<double>.Call, Watched<decimal>.Call, Watched<Guid>.Call,
        ],
        0);

    /// <summary>One that has not been called yet; null when all have.</summary>
    public Sentinel? Next() => _index + 1 < _methods.Length ? new(_methods, _index + 1) : null;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Step()
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        _ = _methods[_index](_subject);
        IsFinal = GC.GetAllocatedBytesForCurrentThread() == before;
    }

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
