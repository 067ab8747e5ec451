using System.Runtime.InteropServices;
using AllocGate.Benchmarks;
using BenchmarkDotNet.Attributes;

namespace FaultyCases;

[AllocationGate]
public class HangsForEver
{
    [Benchmark]
    public void Body()
    {
        Console.WriteLine("waiting for nothing");
        Thread.Sleep(Timeout.Infinite);
    }
}

[AllocationGate]
public class HangsIgnoringCancellation
{
    [Benchmark]
    public void Body()
    {
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, signal => signal.Cancel = true);
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, signal => signal.Cancel = true);
        while (true)
            Thread.Sleep(10);
    }
}

[AllocationGate]
public class HangsInADeadlock
{
    private readonly Lock _first = new();
    private readonly Lock _second = new();

    [GlobalSetup]
    public void Lock()
    {
        using var both = new Barrier(2);
        var other = new Thread(() => Take(_second, _first, both));
        other.Start();
        Take(_first, _second, both);
    }

    [Benchmark]
    public object Body() => new byte[100];

    private static void Take(Lock first, Lock second, Barrier both)
    {
        lock (first)
        {
            both.SignalAndWait();
            lock (second)
                Console.WriteLine("never");
        }
    }
}
