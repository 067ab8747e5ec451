using BenchmarkDotNet.Attributes;

namespace ProbeLibrary;

[SimpleJob]
[ShortRunJob]
public class OldCases
{
    [Params(3)]
    public int N { get; set; }

    [Benchmark]
    [BenchmarkCategory("AllocGate")]
    public object Boxed() => N;

    [Benchmark]
    [ArgumentsSource(nameof(Sources))]
    public int[] Copy(int[] source) => (int[])source.Clone();

    public IEnumerable<object> Sources() => new object[] { new[] { 1 }, new[] { 1, 2, 3, 4 } };
}
