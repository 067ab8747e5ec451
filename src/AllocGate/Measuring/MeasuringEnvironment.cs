using System.Collections;

namespace AllocGate.Measuring;

/// <summary>What measuring takes from the process that it runs in. The only class of this folder that reads environment variables.</summary>
/// <param name="Dotnet">The dotnet host, a path or a name on PATH.</param>
/// <param name="Probe">Absolute path of AllocGate.Probe.dll.</param>
/// <param name="Variables">All environment variables of this process, tokens included: never handed on whole.</param>
public sealed record MeasuringEnvironment(string Dotnet, string Probe, IReadOnlyDictionary<string, string> Variables)
{
    /// <summary>What this process and its children may use, in B: the container's limit where it has one.</summary>
    public long AvailableMemory { get; init; } = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes;

    /// <summary>How this system tells the names of variables apart.</summary>
    public static StringComparer Names { get; } = OperatingSystem.IsWindows() ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal;

    public static MeasuringEnvironment Current()
    {
        var variables = Environment.GetEnvironmentVariables().Cast<DictionaryEntry>()
            .ToDictionary(v => (string)v.Key, v => (string?)v.Value ?? "", Names);
        return new(
            variables.TryGetValue("DOTNET_HOST_PATH", out var host) && host.Length > 0 ? host : "dotnet",
            Path.Combine(AppContext.BaseDirectory, "probe", "AllocGate.Probe.dll"),
            variables);
    }
}
