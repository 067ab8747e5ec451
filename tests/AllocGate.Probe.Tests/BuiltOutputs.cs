using System.Reflection;

namespace AllocGate.Probe.Tests;

/// <summary>Where the build put the probe and the fixture projects.</summary>
internal static class BuiltOutputs
{
    public static string Probe => Output("src/AllocGate.Probe", "net8.0");

    public static string ProbeCases => Output("tests/Fixtures/ProbeCases", "net10.0");

    public static string ProbeLibrary => Output("tests/Fixtures/ProbeLibrary", "net8.0");

    public static string FutureBenchmarkDotNet => Path.Combine(Output("tests/Fixtures/FutureBenchmarkDotNet", "netstandard2.0"), "BenchmarkDotNet.dll");

    public static string Repository => Metadata("Repository");

    public static string Packages => Metadata("Packages");

    private static string Output(string project, string framework) =>
        Path.Combine(Repository, project, "bin", Metadata("Configuration"), framework);

    private static string Metadata(string key) =>
        typeof(BuiltOutputs).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().First(a => a.Key == key).Value!;
}
