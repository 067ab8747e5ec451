using System.Collections;
using System.Runtime.CompilerServices;
using System.Text;
using BenchmarkDotNet.Attributes;

namespace Planted;

[BenchmarkCategory("AllocGate")]
public class ParamsArrayCase
{
    private int _a = 1;

    [Benchmark]
    public int ParamsArray()
    {
        return Largest(_a, 2, 3);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int Largest(int a, int b) => Math.Max(a, b);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int Largest(params int[] values)
    {
        var largest = int.MinValue;
        foreach (var value in values)
            largest = Math.Max(largest, value);
        return largest;
    }

    public void Change() => _a++;
}
