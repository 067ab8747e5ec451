using System.Runtime.CompilerServices;
using BenchmarkDotNet.Attributes;

namespace Planted;

[BenchmarkCategory("AllocGate")]
public class ClosureCase
{
    private readonly string[] _names = ["a", "bb", "ccc", "dddd"];

    [Benchmark]
    public string? Closure() => Find(3);

    private string? Find(int length)
    {
        if (length < 0)
            return null;
        return First(static name => name.Length == 3);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private string? First(Func<string, bool> match)
    {
        foreach (var name in _names)
        {
            if (match(name))
                return name;
        }

        return null;
    }
}
