using System.Runtime.CompilerServices;
using AllocGate.Benchmarks;
using BenchmarkDotNet.Attributes;

namespace FaultyCases;

[AllocationGate]
public class ThrowsInConstructor
{
    public ThrowsInConstructor() => throw new InvalidOperationException("no constructor");

    [Benchmark]
    public object Body() => new byte[100];
}

[AllocationGate]
public class ThrowsInSetup
{
    [GlobalSetup]
    public void SetUp()
    {
        Console.WriteLine("looking for input.csv");
        throw new FileNotFoundException("no input file");
    }

    [Benchmark]
    public object Body() => new byte[100];
}

[AllocationGate]
public class ThrowsInBody
{
    [Benchmark]
    public async Task Body()
    {
        await Task.Yield();
        throw new InvalidOperationException("broken body");
    }
}

[AllocationGate]
public class ThrowsInCleanup
{
    [GlobalCleanup]
    public void CleanUp() => throw new InvalidOperationException("no cleanup");

    [Benchmark]
    public object Body() => new byte[100];
}

[AllocationGate]
public class ThrowsInFinalizer
{
    [Benchmark]
    public void Body()
    {
        Drop();
        GC.Collect();
        GC.WaitForPendingFinalizers();
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Drop() => _ = new Dying();

    private sealed class Dying
    {
        ~Dying() => throw new InvalidOperationException("thrown by a finalizer");
    }
}

[AllocationGate]
public class ThrowsOnAnotherThread
{
    [Benchmark]
    public void Body()
    {
        var other = new Thread(() => throw new InvalidOperationException("thrown on another thread"));
        other.Start();
        other.Join();
    }
}
