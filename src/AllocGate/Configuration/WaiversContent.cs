using System.Text.Json.Serialization;

namespace AllocGate.Configuration;

/// <summary>allocgate.waivers.json as it is written.</summary>
internal sealed record WaiversContent(
    [property: JsonPropertyName("$schema")] string? Schema = null,
    IReadOnlyList<WaiverContent?>? Waivers = null);
