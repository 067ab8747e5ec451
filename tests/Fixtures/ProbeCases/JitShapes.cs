using BenchmarkDotNet.Attributes;

namespace ProbeCases;

/// <summary>Shapes whose bytes the compiler decides.</summary>
public class JitShapes
{
    private readonly int _n = 1_000;
    private readonly IEnumerable<int> _numbers = new List<int> { 1, 2, 3, 4 };
    private readonly IComparable<int> _comparable = 7;

    [Benchmark]
    public int Closure()
    {
        var n = _n;
        return Apply(x => x + n, 1);
    }

    [Benchmark]
    public int MethodGroup() => Apply(Twice, 1);

    [Benchmark]
    public int Enumerator()
    {
        var sum = 0;
        foreach (var number in _numbers)
            sum += number;
        return sum;
    }

    [Benchmark]
    public int Box()
    {
        object boxed = _n;
        return Unbox(boxed);
    }

    [Benchmark]
    public int BoxedArgument() => ((IComparable)_n).CompareTo(1) + _comparable.CompareTo(_n);

    [Benchmark]
    public int SmallArray()
    {
        int[] three = [_n, 2, 3];
        return three[0] + three[2];
    }

    [Benchmark]
    public int ParamsArray() => Sum(_n, 2, 3);

    [Benchmark]
    public int Linq() => _numbers.Where(number => number > 1).Count();

    private static int Apply(Func<int, int> apply, int to) => apply(to);

    private static int Unbox(object boxed) => boxed is int n ? n : 0;

    private static int Sum(params int[] numbers)
    {
        var sum = 0;
        foreach (var number in numbers)
            sum += number;
        return sum;
    }

    private int Twice(int x) => x + x + _n;
}
