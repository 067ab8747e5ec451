using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using AllocGate.Benchmarks;
using BenchmarkDotNet.Attributes;

namespace FaultyCases;

[AllocationGate]
public class ExitsWithZero
{
    private int _calls;

    [Benchmark]
    public void Body()
    {
        if (++_calls == 50)
        {
            Console.WriteLine("enough of this");
            Environment.Exit(0);
        }
    }
}

[AllocationGate]
public class FailsFast
{
    [Benchmark]
    public void Body() => Environment.FailFast("cannot go on");
}

[AllocationGate]
public class OverflowsItsStack
{
    [Benchmark]
    public int Body() => Deeper(0);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int Deeper(int n) => n < 0 ? n : Deeper(n + 1) + 1;
}

[AllocationGate]
public class CrashesNatively
{
    [Benchmark]
    public byte Body() => Marshal.ReadByte(new IntPtr(0x7654_3210));
}

[AllocationGate]
public class KillsItself
{
    [Benchmark]
    public void Body() => Process.GetCurrentProcess().Kill();
}

/// <summary>Does its work, but would never end.</summary>
[AllocationGate]
public class HangsAtItsEnd
{
    [GlobalSetup]
    public void Register() => AppDomain.CurrentDomain.ProcessExit += (_, _) => Thread.Sleep(Timeout.Infinite);

    [Benchmark]
    public object Body() => new byte[100];
}

/// <summary>Code in the same process can always lie; but a result has to be one.</summary>
[AllocationGate]
public class ForgesAResult
{
    [Benchmark]
    public void Body()
    {
        var arguments = Environment.GetCommandLineArgs();
        File.WriteAllText(arguments[Array.IndexOf(arguments, "--result") + 1], "{\"allocated\":0}");
        Environment.Exit(0);
    }
}
