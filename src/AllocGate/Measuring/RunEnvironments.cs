using AllocGate.Core.Measuring;
using AllocGate.Probe.Wire;

namespace AllocGate.Measuring;

/// <summary>What the probe says of where it ran, in the words of the report.</summary>
internal static class RunEnvironments
{
    /// <exception cref="FormatException">The runtime's version is none.</exception>
    public static RunEnvironment From(ProbeEnvironment probe) => new(
        int.Parse(probe.RuntimeVersion.Split('.')[0]),
        probe.Architecture,
        probe.Gc,
        // Unoptimised code allocates otherwise, so it is a mode that must match.
        probe.Optimised == false ? probe.Jit + ", unoptimised assembly" : probe.Jit,
        probe.RuntimeVersion,
        probe.OperatingSystem,
        probe.Cores,
        probe.BenchmarkDotNet ?? "unknown");
}
