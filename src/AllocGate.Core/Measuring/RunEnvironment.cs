using System.Text.Json.Serialization;

namespace AllocGate.Core.Measuring;

/// <summary>
/// Where and how figures were measured. The first four and the engine must match for two sets to be compared; the rest is noted. A mode
/// that a file does not say can't be held against another one: that is noted too.
/// </summary>
/// <param name="FrameworkMajor">Major version of the runtime that the target framework stands for, such as 10.</param>
/// <param name="Architecture">Process architecture, such as "x64".</param>
/// <param name="GarbageCollector">GC mode, such as "workstation, non-concurrent".</param>
/// <param name="Jit">JIT mode, such as "tiered, PGO".</param>
/// <param name="Runtime">Full runtime version, such as "10.0.12".</param>
/// <param name="OperatingSystem">As the runtime describes it.</param>
/// <param name="Cores">Logical processors.</param>
/// <param name="BenchmarkDotNet">Version of the package that declared the cases.</param>
/// <param name="Engine">Which instrument counted; left out of files where it is the probe.</param>
public sealed record RunEnvironment(
    int FrameworkMajor,
    string Architecture,
    string GarbageCollector,
    string Jit,
    string Runtime,
    string OperatingSystem,
    int Cores,
    string BenchmarkDotNet,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] Engine Engine = Engine.Probe)
{
    /// <summary>What stands for a mode that the source of the figures does not tell.</summary>
    public const string NotSaid = "not said";

    private IEnumerable<(string What, string Here, string There)> Modes(RunEnvironment other) =>
    [
        ("engine", Engine.Name(), other.Engine.Name()),
        ("framework major version", FrameworkMajor.ToString(), other.FrameworkMajor.ToString()),
        ("architecture", Architecture, other.Architecture),
        ("GC mode", GarbageCollector, other.GarbageCollector),
        ("JIT mode", Jit, other.Jit),
    ];

    /// <summary>Differences that forbid a comparison, each as "what: ours, theirs".</summary>
    public IReadOnlyList<string> MustMatchDifferences(RunEnvironment other) =>
        Differences(Modes(other).Where(mode => mode.Here != NotSaid && mode.There != NotSaid));

    /// <summary>Differences that are compared and named.</summary>
    public IReadOnlyList<string> NotedDifferences(RunEnvironment other) =>
        Differences(
        [
            .. Modes(other).Where(mode => mode.Here == NotSaid || mode.There == NotSaid),
            ("runtime", Runtime, other.Runtime),
            ("operating system", OperatingSystem, other.OperatingSystem),
            ("cores", Cores.ToString(), other.Cores.ToString()),
            ("BenchmarkDotNet", BenchmarkDotNet, other.BenchmarkDotNet),
        ]);

    private static IReadOnlyList<string> Differences(IEnumerable<(string What, string Here, string There)> pairs) =>
        [.. pairs.Where(pair => pair.Here != pair.There).Select(pair => $"{pair.What}: {pair.Here}, was {pair.There}")];
}
