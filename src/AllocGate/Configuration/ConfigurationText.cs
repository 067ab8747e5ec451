namespace AllocGate.Configuration;

/// <summary>A file of the configuration as it stands on disk or in a commit.</summary>
/// <param name="Utf8">Its bytes.</param>
/// <param name="Shown">The file as people know it.</param>
public readonly record struct ConfigurationText(ReadOnlyMemory<byte> Utf8, string Shown);
