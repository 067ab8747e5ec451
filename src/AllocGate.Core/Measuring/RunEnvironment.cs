namespace AllocGate.Core.Measuring;

/// <summary>Where and how figures were measured. The first four must match for two sets to be compared; the rest is noted.</summary>
/// <param name="FrameworkMajor">Major version of the runtime that the target framework stands for, such as 10.</param>
/// <param name="Architecture">Process architecture, such as "x64".</param>
/// <param name="GarbageCollector">GC mode, such as "workstation, non-concurrent".</param>
/// <param name="Jit">JIT mode, such as "tiered, PGO".</param>
/// <param name="Runtime">Full runtime version, such as "10.0.12".</param>
/// <param name="OperatingSystem">As the runtime describes it.</param>
/// <param name="Cores">Logical processors.</param>
/// <param name="BenchmarkDotNet">Version of the package that declared the cases.</param>
public sealed record RunEnvironment(
    int FrameworkMajor,
    string Architecture,
    string GarbageCollector,
    string Jit,
    string Runtime,
    string OperatingSystem,
    int Cores,
    string BenchmarkDotNet)
{
    /// <summary>Differences that forbid a comparison, each as "what: ours, theirs".</summary>
    public IReadOnlyList<string> MustMatchDifferences(RunEnvironment other) =>
        Differences(
            ("framework major version", FrameworkMajor.ToString(), other.FrameworkMajor.ToString()),
            ("architecture", Architecture, other.Architecture),
            ("GC mode", GarbageCollector, other.GarbageCollector),
            ("JIT mode", Jit, other.Jit));

    /// <summary>Differences that are compared and named.</summary>
    public IReadOnlyList<string> NotedDifferences(RunEnvironment other) =>
        Differences(
            ("runtime", Runtime, other.Runtime),
            ("operating system", OperatingSystem, other.OperatingSystem),
            ("cores", Cores.ToString(), other.Cores.ToString()),
            ("BenchmarkDotNet", BenchmarkDotNet, other.BenchmarkDotNet));

    private static IReadOnlyList<string> Differences(params ReadOnlySpan<(string What, string Here, string There)> pairs)
    {
        var differences = new List<string>();
        foreach (var (what, here, there) in pairs)
        {
            if (here != there)
                differences.Add($"{what}: {here}, was {there}");
        }

        return differences;
    }
}
