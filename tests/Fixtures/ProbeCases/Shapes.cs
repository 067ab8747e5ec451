using System.Runtime.CompilerServices;
using BenchmarkDotNet.Attributes;

namespace ProbeCases;

/// <summary>Every kind of method that BenchmarkDotNet runs; 24 B a boxed number where they allocate.</summary>
public class Shapes
{
    private int _number = 12_345;
    private readonly int[] _numbers = [1, 2, 3];

    [Benchmark]
    public static object StaticMethod() => Environment.CurrentManagedThreadId;

    [Benchmark]
    [MethodImpl(MethodImplOptions.NoOptimization)]
    public object NeverOptimised() => _number;

    [Benchmark]
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public object OptimisedAtOnce() => _number;

    [Benchmark]
    public Task CompletedTask() => Task.CompletedTask;

    [Benchmark]
    public async Task<int> TaskOfInt()
    {
        await Task.Yield();
        return _number;
    }

    [Benchmark]
    public async ValueTask SuspendedValueTask() => await Task.Yield();

    [Benchmark]
    public ValueTask<int> CompletedValueTask() => new(_number);

    [Benchmark]
    public ref int RefReturn() => ref _number;

    [Benchmark]
    public ReadOnlySpan<int> SpanReturn() => _numbers;

    [Benchmark(OperationsPerInvoke = 4)]
    public object FourOperations()
    {
        object last = _number;
        for (var i = 0; i < 3; i++)
            last = string.Create(1, last, static (span, _) => span[0] = 'x');
        return last;
    }

    [Benchmark]
    public Task OtherThread() => Task.Run(() => _escaped = new byte[1000]);

    private static byte[] _escaped = [];
}
