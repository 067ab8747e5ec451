namespace AllocGate.Measuring;

/// <summary>A built benchmark project under one target framework.</summary>
/// <param name="Assembly">Absolute path of the benchmark assembly.</param>
/// <param name="Dependencies">Absolute path of its .deps.json; absent where the project makes none.</param>
/// <param name="RuntimeConfiguration">Absolute path of its .runtimeconfig.json.</param>
/// <param name="Notices">What was changed for measuring.</param>
internal sealed record BuiltProject(string Assembly, string? Dependencies, string RuntimeConfiguration, IReadOnlyList<string> Notices)
{
    public string OutputFolder => Path.GetDirectoryName(Assembly)!;
}
