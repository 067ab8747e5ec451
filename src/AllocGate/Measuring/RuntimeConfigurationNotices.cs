using System.Text.Json;
using AllocGate.Gating;

namespace AllocGate.Measuring;

/// <summary>Settings of the project's own runtimeconfig.json that measuring overrides.</summary>
internal static class RuntimeConfigurationNotices
{
    private const string AnyValue = "";

    private static readonly (string Name, string Value, string What)[] Overridden =
    [
        ("System.GC.Server", "true", "the server GC; measured with the workstation GC"),
        ("System.GC.Concurrent", "true", "the concurrent GC; measured with the non-concurrent GC"),
        ("System.GC.DynamicAdaptationMode", "1", "a GC that adapts to the application's size (DATAS); measured without"),
        ("System.GC.HeapHardLimit", AnyValue, "a heap limit of its own; measured under AllocGate's"),
        ("System.Runtime.TieredCompilation", "false", "no tiered compilation; measured with tiered compilation"),
        ("System.Runtime.TieredCompilation.QuickJit", "false", "no quick first compilation; measured with it, for the profile is taken there"),
        ("System.Runtime.TieredCompilation.QuickJitForLoops", "false", "no quick first compilation of loops; measured with it"),
        ("System.Runtime.TieredPGO", "false", "no profile-guided optimisation; measured with it"),
        ("System.Diagnostics.Tracing.EventSource.IsSupported", "false", "no event sources; measured with them, for they tell when the final code runs"),
    ];

    /// <param name="file">Absolute path of a .runtimeconfig.json.</param>
    /// <param name="jit">The code to count: fully optimised code has no tiers to speak of.</param>
    public static IReadOnlyList<string> Read(string file, JitMode jit)
    {
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllText(file), PinnedRuntimeConfiguration.Reading);
            return document.RootElement.TryGetProperty("runtimeOptions", out var options)
                && options.TryGetProperty("configProperties", out var properties)
                ? [.. Overridden
                    .Where(o => jit == JitMode.Tiered || !o.Name.StartsWith("System.Runtime.Tiered", StringComparison.Ordinal))
                    .Where(o => properties.TryGetProperty(o.Name, out var value)
                        && (o.Value == AnyValue || value.ToString().Equals(o.Value, StringComparison.OrdinalIgnoreCase)))
                    .Select(o => $"The project asks for {o.What} ({o.Name}).")]
                : [];
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // The host refuses such a file with a better message.
            return [];
        }
    }
}
