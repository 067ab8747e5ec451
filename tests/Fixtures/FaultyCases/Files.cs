using AllocGate.Benchmarks;
using BenchmarkDotNet.Attributes;

namespace FaultyCases;

[AllocationGate]
public class DeletesItsFolder
{
    [GlobalSetup]
    public void Delete() => Directory.Delete(Environment.CurrentDirectory, recursive: true);

    [Benchmark]
    public int Body() => File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "FaultyCases.runtimeconfig.json")).Length;
}

[AllocationGate]
public class OverwritesItsAssembly
{
    [GlobalSetup]
    public void Overwrite()
    {
        var assembly = Path.Combine(AppContext.BaseDirectory, "FaultyCases.dll");
        File.Delete(assembly);
        File.WriteAllText(assembly, "no assembly any more");
    }

    [Benchmark]
    public object Body() => new byte[100];
}
