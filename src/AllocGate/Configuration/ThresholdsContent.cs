namespace AllocGate.Configuration;

/// <summary>"thresholds" of allocgate.json.</summary>
/// <param name="AllocatedBytes">An amount such as "24 B".</param>
/// <param name="AllocatedPercent">Percent of base.</param>
/// <param name="RetainedBytes">An amount such as "1 B".</param>
/// <param name="FootprintBytes">An amount such as "24 B".</param>
/// <param name="FootprintPercent">Percent of base.</param>
/// <param name="CreepBytes">An amount such as "1 KB".</param>
internal sealed record ThresholdsContent(
    string? AllocatedBytes = null,
    decimal? AllocatedPercent = null,
    string? RetainedBytes = null,
    string? FootprintBytes = null,
    decimal? FootprintPercent = null,
    string? CreepBytes = null);
