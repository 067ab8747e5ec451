using System.Diagnostics;
using System.Reflection;
using System.Runtime;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using AllocGate.Probe.Wire;

namespace AllocGate.Probe.Hosting;

/// <summary>What decides bytes besides the code: runtime, collector, compiler, machine.</summary>
internal static class Surroundings
{
    public static ProbeEnvironment Describe(Assembly? benchmarks) => new(
        Environment.Version.ToString(),
        RuntimeInformation.FrameworkDescription,
        benchmarks?.GetCustomAttribute<TargetFrameworkAttribute>()?.FrameworkName,
        RuntimeInformation.ProcessArchitecture.ToString().ToLowerInvariant(),
        Gc(),
        Jit(),
        BenchmarkDotNetVersion.Loaded,
        RuntimeInformation.OSDescription,
        Environment.ProcessorCount,
        benchmarks is null ? null : !(benchmarks.GetCustomAttribute<DebuggableAttribute>()?.IsJITOptimizerDisabled ?? false));

    private static string Gc()
    {
        var server = GCSettings.IsServerGC;
        // As the collector itself read it, whoever set it.
        var adapts = server && GC.GetConfigurationVariables().TryGetValue("GCDynamicAdaptationMode", out var mode) && mode is not 0L;
        // SustainedLowLatency is refused, and Interactive never reported, where collections are not concurrent.
        var concurrent = GCSettings.LatencyMode != GCLatencyMode.Batch;
        return (server ? "server" : "workstation") + (concurrent ? " concurrent" : " non-concurrent") + (adapts ? " adapting" : "");
    }

    private static string Jit()
    {
        if (Off(Setting("System.Runtime.TieredCompilation", "TieredCompilation")))
            return "optimised at once";
        var quick = !Off(Setting("System.Runtime.TieredCompilation.QuickJit", "TC_QuickJit"));
        var profile = !Off(Setting("System.Runtime.TieredPGO", "TieredPGO"));
        return "tiered" + (profile ? " pgo" : "") + (quick ? "" : " without quick jit");
    }

    private static string? Setting(string property, string variable) =>
        Environment.GetEnvironmentVariable("DOTNET_" + variable)
        ?? Environment.GetEnvironmentVariable("COMPlus_" + variable)
        ?? AppContext.GetData(property)?.ToString();

    private static bool Off(string? setting) => setting is "0" || string.Equals(setting, "false", StringComparison.OrdinalIgnoreCase);
}
