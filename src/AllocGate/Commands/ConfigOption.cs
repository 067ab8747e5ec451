using System.CommandLine;
using AllocGate.Configuration;
using AllocGate.Gating;

namespace AllocGate.Commands;

/// <summary>--config. Shared by every command that reads allocgate.json.</summary>
internal static class ConfigOption
{
    public static Option<string?> Create() => new("--config")
    {
        Description = "Configuration file. [default: allocgate.json at the root]",
        HelpName = "F",
    };

    /// <exception cref="InvalidInputException">It was named and does not exist, or something in it is wrong: everything at once.</exception>
    public static Task<RepositoryConfiguration> ReadAsync(
        Option<string?> option, ParseResult parsed, Place place, DateOnly today, CancellationToken cancellationToken) =>
        ConfigurationFile.ReadForAsync(place.Root, parsed.GetValue(option), place.Absolute, today, cancellationToken);
}
