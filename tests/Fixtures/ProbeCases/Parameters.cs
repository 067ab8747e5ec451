using BenchmarkDotNet.Attributes;

namespace ProbeCases;

public enum Shade
{
    Light,
    Dark,
}

[ShortRunJob]
[SimpleJob(launchCount: 1, iterationCount: 3, id: "Other")]
public class Parameters
{
    private const string Long = "a text that is much longer than the twenty characters that BenchmarkDotNet shows of a value, ending in ";

    [Params(10, 20)]
    public int N { get; set; }

    [Params(Long + "A", Long + "B")]
    public string Text = "";

    [Benchmark]
    public int[] Array() => new int[N];
}

public class ParameterKinds
{
    [Params(1)]
    public byte Narrow { get; set; }

    [ParamsAllValues]
    public Shade Shade { get; set; }

    [ParamsSource(nameof(Lists))]
    public List<int> List { get; set; } = [];

    public static IEnumerable<List<int>> Lists => [[1], [1, 2]];

    [Benchmark]
    public int[] Sized() => new int[Narrow * List.Count];
}

public class ArgumentKinds
{
    [Benchmark]
    [Arguments(3, "quo\"te\n")]
    [Arguments(4, null)]
    public char[] TwoArguments(long length, string? text) => new char[length + (text?.Length ?? 0)];

    [Benchmark]
    [ArgumentsSource(nameof(Arrays))]
    public int SpanArgument(ReadOnlySpan<int> values) => values.Length;

    [Benchmark]
    [ArgumentsSource(nameof(Decimals))]
    public object InArgument(in decimal value) => value;

    public IEnumerable<object> Arrays() => [new[] { 1, 2 }, new[] { 3 }];

    public IEnumerable<decimal> Decimals() => [1.50m];
}
