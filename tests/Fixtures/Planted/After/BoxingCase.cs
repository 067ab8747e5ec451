using System.Collections;
using System.Runtime.CompilerServices;
using System.Text;
using BenchmarkDotNet.Attributes;

namespace Planted;

[BenchmarkCategory("AllocGate")]
public class BoxingCase
{
    private readonly HashSet<int> _seen = [1, 2, 3, 1_000];
    private readonly Hashtable _boxed = new() { [1] = 1, [1_000] = 1 };

    [Benchmark]
    public int Boxing()
    {
        var found = 0;
        for (var i = 998; i < 1_002; i++)
        {
            if (_seen.Contains(i) || _boxed.ContainsKey(i))
                found++;
        }

        return found;
    }
}
