using System.Runtime.CompilerServices;
using BenchmarkDotNet.Attributes;

namespace Planted;

/// <summary>Code that the compiler gives names of its own, each allocating something else.</summary>
public class NamesCase
{
    private readonly List<object> _kept = new(16);

    [Benchmark]
    public async Task<int> Names()
    {
        _kept.Clear();
        Run(() => _kept.Add(new byte[1_000]));
        Local();
        foreach (var item in Items())
            _kept.Add(item);
        _kept.Add(Box<Guid>.Make<int>());
        _kept.Add(Property);
        _kept.Add(Inlined());
        await Task.Yield();
        _kept.Add(new byte[6_000]);
        return _kept.Count;

        [MethodImpl(MethodImplOptions.NoInlining)]
        void Local() => _kept.Add(new byte[2_000]);
    }

    private static long[] Inlined() => new long[10];

    private static byte[] Property => new byte[5_000];

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Run(Action action) => action();

    private static IEnumerable<object> Items()
    {
        yield return new byte[3_000];
    }

    private static class Box<T>
    {
        public static object Make<U>() => new (T, U)[100];
    }
}
