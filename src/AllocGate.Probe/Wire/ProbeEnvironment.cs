namespace AllocGate.Probe.Wire;

/// <summary>The machine, runtime and switches that a reading was made under.</summary>
/// <param name="RuntimeVersion">Such as <c>10.0.12</c>.</param>
/// <param name="Framework">The runtime's own description, such as <c>.NET 10.0.12</c>.</param>
/// <param name="TargetFramework">What the benchmark assembly was compiled for, such as <c>.NETCoreApp,Version=v10.0</c>; null when unknown.</param>
/// <param name="Architecture">Such as <c>x64</c> or <c>arm64</c>.</param>
/// <param name="Gc">Such as <c>workstation non-concurrent</c> or <c>server concurrent</c>.</param>
/// <param name="Jit">Such as <c>tiered pgo</c>, <c>tiered</c> or <c>optimised at once</c>.</param>
/// <param name="BenchmarkDotNet">Version of the BenchmarkDotNet that was loaded; null when none could be.</param>
/// <param name="OperatingSystem">The runtime's own description.</param>
/// <param name="Cores">Logical processors that the process may use.</param>
/// <param name="Optimised">Whether the benchmark assembly was compiled with optimisation; null when it could not be loaded.</param>
public sealed record ProbeEnvironment(
    string RuntimeVersion,
    string Framework,
    string? TargetFramework,
    string Architecture,
    string Gc,
    string Jit,
    string? BenchmarkDotNet,
    string OperatingSystem,
    int Cores,
    bool? Optimised);
