namespace AllocGate.Configuration;

/// <summary>A section under "projects" of allocgate.json.</summary>
internal sealed record ProjectSectionContent(
    bool? Ignore = null,
    string? Select = null,
    IReadOnlyList<string>? Frameworks = null,
    string? Configuration = null,
    IReadOnlyDictionary<string, string>? Properties = null,
    string? Timeout = null,
    ThresholdsContent? Thresholds = null);
