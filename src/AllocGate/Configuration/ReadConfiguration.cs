namespace AllocGate.Configuration;

/// <summary>The configuration and where its values stand.</summary>
/// <param name="Configuration">As it holds, with what the command line says.</param>
/// <param name="Values">Every value of its files, as they are written.</param>
internal sealed record ReadConfiguration(RepositoryConfiguration Configuration, IReadOnlyList<ConfigurationValue> Values);
