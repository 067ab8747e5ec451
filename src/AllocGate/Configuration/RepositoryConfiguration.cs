using AllocGate.Core.Comparing;
using AllocGate.Core.Waiving;
using AllocGate.Gating;

namespace AllocGate.Configuration;

/// <summary>allocgate.json as the gate uses it.</summary>
/// <param name="Thresholds">How much growth fails.</param>
/// <param name="Sections">Project sections by project file relative to the root, with '/'.</param>
/// <param name="Waivers">The allowlist.</param>
public sealed record RepositoryConfiguration(
    Thresholds Thresholds, IReadOnlyDictionary<string, ProjectSection> Sections, IReadOnlyList<Waiver> Waivers)
{
    /// <summary>How far ahead a waiver may end, in days.</summary>
    public int WaiverDays { get; init; } = WaiverCheck.DefaultDays;

    /// <summary>Globs over benchmarks that must have run.</summary>
    public IReadOnlyList<string> Expect { get; init; } = [];

    /// <summary>New benchmark ids by those at base.</summary>
    public IReadOnlyDictionary<string, string> Renames { get; init; } = new Dictionary<string, string>();

    public static RepositoryConfiguration Default { get; } = new(Thresholds.Default, new Dictionary<string, ProjectSection>(), []);
}
