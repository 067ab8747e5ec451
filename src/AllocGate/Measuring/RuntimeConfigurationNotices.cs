using System.Text.Json;

namespace AllocGate.Measuring;

/// <summary>Settings of the project's own runtimeconfig.json that measuring overrides.</summary>
internal static class RuntimeConfigurationNotices
{
    private static readonly (string Name, string Value, string What)[] Overridden =
    [
        ("System.GC.Server", "true", "the server GC; measured with the workstation GC"),
        ("System.GC.Concurrent", "true", "the concurrent GC; measured with the non-concurrent GC"),
        ("System.Runtime.TieredCompilation", "false", "no tiered compilation; measured with tiered compilation"),
        ("System.Runtime.TieredPGO", "false", "no profile-guided optimisation; measured with it"),
    ];

    /// <param name="file">Absolute path of a .runtimeconfig.json.</param>
    public static IReadOnlyList<string> Read(string file)
    {
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllText(file));
            return document.RootElement.TryGetProperty("runtimeOptions", out var options)
                && options.TryGetProperty("configProperties", out var properties)
                ? [.. Overridden
                    .Where(o => properties.TryGetProperty(o.Name, out var value)
                        && value.ToString().Equals(o.Value, StringComparison.OrdinalIgnoreCase))
                    .Select(o => $"The project asks for {o.What} ({o.Name}).")]
                : [];
        }
        catch (JsonException)
        {
            // The host refuses such a file with a better message.
            return [];
        }
    }
}
