using System.Text.Json;
using System.Text.Json.Nodes;

namespace AllocGate.Measuring;

/// <summary>
/// Pins in the copy of a runtimeconfig.json what no environment variable can: the runtime takes a concurrent GC that the file asks
/// for whatever DOTNET_gcConcurrent says, and has no variable for event sources, by which the probe sees the final code.
/// </summary>
internal static class PinnedRuntimeConfiguration
{
    /// <summary>As the host reads it.</summary>
    public static JsonDocumentOptions Reading { get; } = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    /// <param name="file">The copy; left as it is where it is not there or not JSON, for the host says so better.</param>
    public static void Pin(string file)
    {
        if (!File.Exists(file))
            return;
        try
        {
            var root = JsonNode.Parse(File.ReadAllText(file), documentOptions: Reading);
            if (root?["runtimeOptions"] is not JsonObject options)
                return;
            if (options["configProperties"] is not JsonObject properties)
                options["configProperties"] = properties = [];
            properties["System.GC.Concurrent"] = false;
            properties["System.Diagnostics.Tracing.EventSource.IsSupported"] = true;
            File.WriteAllText(file, root.ToJsonString());
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return;
        }
    }
}
