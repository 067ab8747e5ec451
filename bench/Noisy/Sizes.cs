using System.Text;
using AllocGate.Benchmarks;
using BenchmarkDotNet.Attributes;

namespace Noisy;

/// <summary>Sizes that hang on chance, on hash seeds, or on how often an operation ran.</summary>
[AllocationGate]
public class Sizes
{
    private readonly Random _random = new();
    private readonly StringBuilder _text = new();
    private int _operations;

    [Benchmark]
    public object AnySize() => new byte[_random.Next(900, 1_100)];

    [Benchmark]
    public object NowAndThenMore() => _random.Next(100) == 0 ? new byte[10_000] : new byte[1_000];

    [Benchmark]
    public object BySeed() => new byte[1_000 + ((uint)"a text".GetHashCode() % 4_096)];

    [Benchmark]
    public int ByOperations() => new byte[100 + (_operations++ % 7)].Length;

    [Benchmark]
    public int TextThatGrows()
    {
        _text.Append("a line of text");
        if (_text.Length > 100_000)
            _text.Clear();
        return _text.Length;
    }

    [Benchmark]
    public object ListOfAnyCount() => new List<int>(Enumerable.Range(0, _random.Next(50, 80)));
}
