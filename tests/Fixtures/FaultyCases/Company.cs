using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using AllocGate.Benchmarks;
using BenchmarkDotNet.Attributes;

namespace FaultyCases;

// The first of all by name, so that both start at once.
[AllocationGate]
public class CompanyHasThePort
{
    internal const int Port = 47_811;

    private TcpListener? _listener;

    [GlobalSetup]
    public void Listen()
    {
        _listener = new TcpListener(IPAddress.Loopback, Port);
        _listener.Start();
        Rendezvous.Announce("listening");
        Rendezvous.Await("refused");
    }

    [Benchmark]
    public object Body() => new byte[100];
}

[AllocationGate]
public class CompanyWantsThePort
{
    [GlobalSetup]
    public void Listen()
    {
        Rendezvous.Await("listening");
        try
        {
            new TcpListener(IPAddress.Loopback, CompanyHasThePort.Port).Start();
        }
        catch (SocketException)
        {
            Rendezvous.Announce("refused");
            throw;
        }
    }

    [Benchmark]
    public object Body() => new byte[100];
}

/// <summary>As an out-of-memory killer does it that was called because of a neighbour.</summary>
[AllocationGate]
public class KilledOnce
{
    [GlobalSetup]
    public void Die()
    {
        if (Rendezvous.Has("killed"))
            return;
        Rendezvous.Announce("killed");
        Process.GetCurrentProcess().Kill();
    }

    [Benchmark]
    public object Body() => new byte[100];
}

[AllocationGate(Alone = true)]
public class MustBeAlone
{
    [GlobalSetup]
    public void LookAround()
    {
        if (OperatingSystem.IsLinux() && Process.GetProcesses().FirstOrDefault(IsNeighbour) is { } neighbour)
            throw new InvalidOperationException($"Process {neighbour.Id} runs beside this one.");
    }

    [Benchmark]
    public object Body() => new byte[100];

    private static bool IsNeighbour(Process process)
    {
        try
        {
            return process.Id != Environment.ProcessId
                && File.ReadAllText($"/proc/{process.Id}/environ").Contains(Rendezvous.Folder, StringComparison.Ordinal);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
