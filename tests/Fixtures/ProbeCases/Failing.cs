using BenchmarkDotNet.Attributes;

namespace ProbeCases;

public class ThrowsInConstructor
{
    public ThrowsInConstructor() => throw new InvalidOperationException("no constructor");

    [Benchmark]
    public void Body()
    {
    }
}

public class ThrowsInSetup
{
    [GlobalSetup]
    public void SetUp() => throw new FileNotFoundException("no input file");

    [Benchmark]
    public void Body()
    {
    }
}

public class ThrowsInBody
{
    [Benchmark]
    public async Task Body()
    {
        await Task.Yield();
        throw new InvalidOperationException("broken");
    }
}

public class ThrowsInCleanup
{
    [GlobalCleanup]
    public void CleanUp() => throw new InvalidOperationException("no cleanup");

    [GlobalSetup]
    public void SetUp() => Console.WriteLine("{\"not\":\"a result\"}");

    [Benchmark]
    public void Body()
    {
    }
}

public class ThrowsInSource
{
    [ParamsSource(nameof(Values))]
    public int N { get; set; }

    public static IEnumerable<int> Values => throw new InvalidOperationException("no values");

    [Benchmark]
    public void Body()
    {
    }
}

public class SameTwice
{
    [Benchmark]
    [Arguments(1)]
    [Arguments(1)]
    public int Body(int n) => n;
}

public class Hangs
{
    [Benchmark]
    public void Forever() => Thread.Sleep(Timeout.Infinite);
}

public class Slow
{
    [Benchmark]
    public object TenthOfASecond()
    {
        // Works, and does not just wait: a busy machine is forgiven, a slow operation is not.
        for (var end = Environment.TickCount64 + 100; Environment.TickCount64 < end;)
            Thread.SpinWait(1_000);
        return new object();
    }
}
