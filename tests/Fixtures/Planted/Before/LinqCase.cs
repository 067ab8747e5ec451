using System.Collections;
using System.Runtime.CompilerServices;
using System.Text;
using BenchmarkDotNet.Attributes;

namespace Planted;

[BenchmarkCategory("AllocGate")]
public class LinqCase
{
    private readonly int[] _numbers = [1, 2, 3, 4, 5, 6, 7, 8];

    [Benchmark]
    public int Linq()
    {
        var sum = 0;
        foreach (var number in _numbers)
            sum += number;
        return sum;
    }
}
