using System.Collections.Concurrent;
using BenchmarkDotNet.Attributes;

namespace ProbeCases;

/// <summary>Operations whose bytes are known on .NET 10, 64 bit.</summary>
[MemoryDiagnoser]
public class KnownBytes
{
    private readonly ConcurrentDictionary<string, string> _map = new() { ["key"] = "value" };
    private readonly int[] _numbers = [1, 2, 3, 4];
    private readonly IEnumerable<int> _sequence = new List<int> { 1, 2, 3 };
    private int _number = 12_345;
    private string _text = "text";

    [Benchmark]
    public void Nothing()
    {
    }

    [Benchmark]
    public object BoxedInt() => _number;

    [Benchmark]
    public List<int> NewList() => [];

    [Benchmark]
    public string CapturingFactory()
    {
        var suffix = _text;
        return _map.GetOrAdd("key", k => k + suffix);
    }

    [Benchmark]
    public Func<int> Closure()
    {
        var captured = _number;
        return () => captured;
    }

    [Benchmark]
    public int InterfaceEnumerator()
    {
        var sum = 0;
        foreach (var n in _sequence)
            sum += n;
        return sum;
    }

    [Benchmark]
    public int LinqSum() => _numbers.Where(n => n > 1).Sum();

    [Benchmark]
    public string Concat() => _text + _number;

    [Benchmark]
    public (long, long, string) LargeStruct() => (_number, _number, _text);
}
