namespace AllocGate.Configuration;

/// <summary>allocgate.json as it is written.</summary>
internal sealed record ConfigurationContent(
    [property: System.Text.Json.Serialization.JsonPropertyName("$schema")] string? Schema = null,
    ThresholdsContent? Thresholds = null,
    IReadOnlyDictionary<string, ProjectSectionContent?>? Projects = null,
    IReadOnlyList<WaiverContent?>? Waivers = null,
    int? WaiverDays = null,
    IReadOnlyList<string?>? Expect = null,
    IReadOnlyDictionary<string, string?>? Renames = null,
    IReadOnlyDictionary<string, ThresholdsContent?>? Cases = null);
