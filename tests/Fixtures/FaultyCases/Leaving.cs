using System.Diagnostics;
using AllocGate.Benchmarks;
using BenchmarkDotNet.Attributes;

namespace FaultyCases;

/// <summary>Leaves a process behind that has detached itself.</summary>
[AllocationGate]
public class LeavesADaemon
{
    [GlobalSetup]
    public void Leave() => Start(keepVariables: true);

    [Benchmark]
    public object Body() => new byte[100];

    internal static void Start(bool keepVariables)
    {
        // Two shells, of which the outer one ends: nobody's child any more, in a session of its own, and deaf to a hang-up.
        var start = new ProcessStartInfo("/bin/sh", ["-c", "setsid nohup sleep 1000.4711 > /dev/null 2>&1 &"]);
        if (!keepVariables)
            start.Environment.Clear();
        start.Environment["PATH"] = Environment.GetEnvironmentVariable("PATH");
        using var shell = Process.Start(start)!;
        shell.WaitForExit();
    }
}

/// <summary>One that cannot be known by its variables.</summary>
[AllocationGate]
public class LeavesANamelessDaemon
{
    [GlobalSetup]
    public void Leave() => LeavesADaemon.Start(keepVariables: false);

    [Benchmark]
    public object Body() => new byte[100];
}

[AllocationGate]
public class LeavesADaemonAndCrashes
{
    [Benchmark]
    public void Body()
    {
        LeavesADaemon.Start(keepVariables: true);
        Environment.FailFast("and now for the crash");
    }
}
