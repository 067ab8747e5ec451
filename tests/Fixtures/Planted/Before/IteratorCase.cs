using System.Collections;
using System.Runtime.CompilerServices;
using System.Text;
using BenchmarkDotNet.Attributes;

namespace Planted;

[BenchmarkCategory("AllocGate")]
public class IteratorCase
{
    private readonly int[] _numbers = [1, 2, 3, 4];

    [Benchmark]
    public int Iterator()
    {
        var sum = 0;
        foreach (var number in Evens(_numbers))
            sum += number;
        return sum;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static IEnumerable<int> Evens(int[] numbers)
    {
        return numbers;
    }
}
