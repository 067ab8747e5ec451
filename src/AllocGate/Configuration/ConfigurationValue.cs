namespace AllocGate.Configuration;

/// <summary>A value of the configuration, and where it stands.</summary>
/// <param name="Path">Such as "thresholds.allocatedBytes"; hostile text.</param>
/// <param name="Value">As it is written; hostile text.</param>
/// <param name="Where">The file with its line.</param>
internal sealed record ConfigurationValue(string Path, string Value, string Where);
