namespace AllocGate.Configuration;

/// <summary>An entry under "waivers" of allocgate.json.</summary>
internal sealed record WaiverContent(
    string? Target = null,
    string? Metric = null,
    string? Rule = null,
    string? Ceiling = null,
    string? Reason = null,
    string? Expires = null,
    string? Owner = null,
    string? Issue = null);
