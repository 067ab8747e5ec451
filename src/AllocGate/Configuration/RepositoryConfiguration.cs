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
    public static RepositoryConfiguration Default { get; } = new(Thresholds.Default, new Dictionary<string, ProjectSection>(), []);
}
