using System.Collections;
using System.Runtime.CompilerServices;
using System.Text;
using BenchmarkDotNet.Attributes;

namespace Planted;

[BenchmarkCategory("AllocGate")]
public class LostCapacityCase
{
    private int _count = 100;

    [Benchmark]
    public List<int> LostCapacity()
    {
        var list = new List<int>();
        for (var i = 0; i < _count; i++)
            list.Add(i);
        return list;
    }

    public void Grow() => _count++;
}
