using System.CommandLine;
using System.Globalization;
using AllocGate.Configuration;
using AllocGate.Gating;

namespace AllocGate.Commands;

/// <summary>--config, and what stands on the command line in the place of what allocgate.json says.</summary>
internal sealed class ConfigurationOptions
{
    private const string Arrow = " -> ";

    public Option<string?> Config { get; } = new("--config")
    {
        Description = "Configuration file. [default: allocgate.json at the root]",
        HelpName = "F",
    };

    public Option<string[]> Threshold { get; } = new("--threshold")
    {
        Description = "How much growth fails, such as allocatedBytes=48B, or for a project or some cases '*.Put*:allocatedPercent=2'; may be given again.",
        HelpName = "NAME=VALUE",
    };

    public Option<int?> WaiverDays { get; } = new("--waiver-days")
    {
        Description = "How far ahead a waiver may end. [default: 180]",
        HelpName = "DAYS",
        CustomParser = result => Days(result.Tokens[0].Value),
    };

    public Option<string[]> Expect { get; } = new("--expect") { Description = "Fail where no benchmark ran that matches; may be given again.", HelpName = "GLOB" };

    public Option<string[]> Rename { get; } = new("--rename") { Description = "Compare a benchmark that moved with what it was at base; may be given again.", HelpName = "'OLD -> NEW'" };

    /// <param name="command">Reads the configuration.</param>
    /// <param name="compares">True for a command that compares figures.</param>
    /// <param name="sides">True for a command that compares whole sides of a change.</param>
    public void AddTo(Command command, bool compares = false, bool sides = false)
    {
        Threshold.Refuse(text => ThresholdArgument.Read(text).Limit is null, text => $"--threshold: \"{text}\" {ThresholdArgument.Read(text).Error}");
        WaiverDays.Refuse(text => Days(text) is null, text => $"--waiver-days: \"{text}\" is not a number from 1 to {WaiverCheck.MostDays}.");
        Expect.Refuse(string.IsNullOrWhiteSpace, _ => "--expect: It is empty. Name a benchmark's id, or a glob over ids.");
        Rename.Refuse(text => text.Split(Arrow) is not [{ Length: > 0 }, { Length: > 0 }], text => $"--rename: \"{text}\" is not of the form 'OLD -> NEW', with the benchmark's id at base and its id now.");
        Rename.Validators.Add(result =>
        {
            foreach (var twice in result.Tokens.SelectMany(t => t.Value.Split(Arrow) is [var old, var now] ? (string[])[$"from \"{old}\"", $"to \"{now}\""] : []).GroupBy(r => r).Where(g => g.Count() > 1))
                result.AddError($"--rename: Two renames are {twice.Key}. Keep one.");
        });
        command.Options.Add(Config);
        command.Options.Add(WaiverDays);
        if (compares)
            command.Options.Add(Threshold);
        if (!sides)
            return;
        command.Options.Add(Expect);
        command.Options.Add(Rename);
    }

    /// <summary>What the command line says.</summary>
    public GivenConfiguration Given(ParseResult parsed) => new()
    {
        Thresholds = [.. (Value(parsed, Threshold) ?? []).Select(text => ThresholdArgument.Read(text).Limit!)],
        WaiverDays = Value(parsed, WaiverDays),
        Expect = Value(parsed, Expect) ?? [],
        Renames = (Value(parsed, Rename) ?? []).Select(text => text.Split(Arrow)).ToDictionary(r => r[0], r => r[1]),
    };

    /// <exception cref="InvalidInputException">The file was named and does not exist, or something in it is wrong: everything at once.</exception>
    public async Task<RepositoryConfiguration> ReadAsync(ParseResult parsed, Place place, DateOnly today, CancellationToken cancellationToken) =>
        (await ReadWithPlacesAsync(parsed, place, today, cancellationToken)).Configuration;

    /// <inheritdoc cref="ReadAsync"/>
    public Task<ReadConfiguration> ReadWithPlacesAsync(ParseResult parsed, Place place, DateOnly today, CancellationToken cancellationToken) =>
        ConfigurationFile.ReadForAsync(place.Root, parsed.GetValue(Config), place.Absolute, Given(parsed), today, cancellationToken);

    // A command may not have the option.
    private static T? Value<T>(ParseResult parsed, Option<T> option) => parsed.GetResult(option) is null ? default : parsed.GetValue(option);

    private static int? Days(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var days) && days is >= 1 and <= WaiverCheck.MostDays ? days : null;
}
