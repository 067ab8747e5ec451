namespace AllocGate.Core.Measuring;

/// <summary>What a set of measurements was built with.</summary>
/// <param name="Configuration">Such as "Release".</param>
/// <param name="Properties">MSBuild properties given by the user, by name.</param>
public sealed record BuildSettings(string Configuration, IReadOnlyDictionary<string, string> Properties)
{
    public static BuildSettings Default { get; } = new("Release", new Dictionary<string, string>());
}
