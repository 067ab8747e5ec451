namespace AllocGate.Gating;

/// <summary>What allocgate.json says of one benchmark project. Absent members leave the run's own settings.</summary>
/// <param name="Ignore">True: the project is left out where it was not named.</param>
/// <param name="SelectAll">"select": "all" or "annotated".</param>
/// <param name="Frameworks">Target frameworks to measure.</param>
/// <param name="Configuration">Build configuration.</param>
/// <param name="Properties">MSBuild properties; those of the command line win.</param>
/// <param name="Timeout">The most that one case may take.</param>
public sealed record ProjectSection(
    bool Ignore,
    bool? SelectAll,
    IReadOnlyList<string>? Frameworks,
    string? Configuration,
    IReadOnlyDictionary<string, string>? Properties,
    TimeSpan? Timeout);
