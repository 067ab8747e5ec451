using AllocGate.Benchmarks;
using BenchmarkDotNet.Attributes;

namespace FaultyCases;

[AllocationGate]
public class AllocatesWithoutEnd
{
    private readonly List<byte[]> _kept = [];

    [Benchmark]
    public void Body()
    {
        while (true)
            _kept.Add(new byte[1 << 20]);
    }
}

[AllocationGate]
public class FloodsItsOutput
{
    [GlobalSetup]
    public void Flood()
    {
        var line = new byte[1 << 20];
        Array.Fill(line, (byte)'x');
        line[^1] = (byte)'\n';
        using var output = Console.OpenStandardOutput();
        using var errors = Console.OpenStandardError();
        for (var i = 0; i < 1_280; i++)
        {
            output.Write(line);
            errors.Write(line);
        }
    }

    [Benchmark]
    public object Body() => new byte[100];
}

[AllocationGate]
public class ReadsItsInput
{
    [GlobalSetup]
    public void Ask() => Console.WriteLine("Continue? " + Console.In.ReadToEnd());

    [Benchmark]
    public object? Body() => Console.In.ReadLine();
}

[AllocationGate]
public class SpawnsThreads
{
    [GlobalSetup]
    public void Spawn()
    {
        for (var i = 0; i < 200; i++)
            new Thread(() => Thread.Sleep(Timeout.Infinite), maxStackSize: 1 << 16).Start();
    }

    [Benchmark]
    public object Body() => new byte[100];
}
