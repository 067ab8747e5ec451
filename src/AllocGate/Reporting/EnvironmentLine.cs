using AllocGate.Core.Measuring;

namespace AllocGate.Reporting;

/// <summary>An environment in one line.</summary>
public static class EnvironmentLine
{
    public static string Of(RunEnvironment environment) =>
        $".NET {environment.Runtime}, {environment.Architecture}, {environment.OperatingSystem}, {environment.Cores} cores, "
        + $"GC {environment.GarbageCollector}, JIT {environment.Jit}, BenchmarkDotNet {environment.BenchmarkDotNet}"
        + (environment.Engine == Engine.Probe ? "" : $", counted by {environment.Engine.Name()}");
}
