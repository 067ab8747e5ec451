using System.Collections;
using System.Runtime.CompilerServices;
using System.Text;
using BenchmarkDotNet.Attributes;

namespace Planted;

[BenchmarkCategory("AllocGate")]
public class EnumeratorCase
{
    private readonly SortedSet<int> _set = [3, 1, 2];
    private readonly int[] _array = [1, 2, 3];

    [Benchmark]
    public int Enumerator()
    {
        var sum = 0;
        foreach (var number in (IEnumerable<int>)_set)
            sum += number + _set.Count;
        return sum + _array.Length;
    }
}
