namespace AllocGate.Gating;

/// <summary>How one benchmark project is measured.</summary>
/// <param name="SelectAll">True: every benchmark; false: annotated ones.</param>
/// <param name="Frameworks">Target frameworks; none: the highest one that can run here.</param>
/// <param name="Configuration">Build configuration.</param>
/// <param name="Properties">MSBuild properties by name.</param>
/// <param name="Timeout">The most that one case may take, set-up included.</param>
public sealed record ProjectSettings(
    bool SelectAll,
    IReadOnlyList<string> Frameworks,
    string Configuration,
    IReadOnlyDictionary<string, string> Properties,
    TimeSpan Timeout)
{
    public static TimeSpan DefaultTimeout { get; } = TimeSpan.FromSeconds(60);

    /// <summary>BenchmarkDotNet measures time with care, whatever one asks it for.</summary>
    public static TimeSpan DefaultEngineTimeout { get; } = TimeSpan.FromMinutes(10);
}
