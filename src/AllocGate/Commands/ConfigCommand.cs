using System.CommandLine;
using AllocGate.Configuration;
using AllocGate.Core.Comparing;
using AllocGate.Core.Judging;
using AllocGate.Reporting;

namespace AllocGate.Commands;

/// <summary>`allocgate config show`: what holds, and where each value comes from.</summary>
internal static class ConfigCommand
{
    public static Command Create(CommandContext context)
    {
        var command = new Command("config", "What holds for a gate in this repository.");
        command.Subcommands.Add(Show(context));
        command.Subcommands.Add(Schema(context));
        return command;
    }

    private static Command Schema(CommandContext context) =>
        new Command("schema", "Print the JSON schema of allocgate.json, for editors.").Does(async (_, cancellationToken) =>
        {
            using var text = new StreamReader(typeof(ConfigCommand).Assembly.GetManifestResourceStream("allocgate.schema.json")!);
            await context.Output.WriteAsync(await text.ReadToEndAsync(cancellationToken));
            return ExitCode.Pass;
        });

    private static Command Show(CommandContext context)
    {
        var measure = new MeasureOptions();
        var gate = new GateOptions();
        var command = new Command("show", "Show every option of `gate` and every value of allocgate.json, with where it comes from.");
        measure.AddTo(command);
        gate.AddTo(command);

        return command.Does(async (parsed, cancellationToken) =>
        {
            var place = await context.FindPlaceAsync(cancellationToken);
            // What cannot be used is said as by the gate itself.
            await ConfigOption.ReadAsync(gate.Config, parsed, place, context.Today, cancellationToken);
            var named = parsed.GetValue(gate.Config);
            var path = named is null ? Path.Combine(place.Root, ConfigurationFile.Name) : place.Absolute(named);
            foreach (var (name, value, from) in Options(command, parsed, context.FromEnvironment).Concat(await FileAsync(path, named ?? ConfigurationFile.Name, cancellationToken)))
                await context.Output.WriteLineAsync(HostileText.ForLog($"{name} = {value}   ({from})"));
            return ExitCode.Pass;
        });
    }

    private static IEnumerable<(string Name, string Value, string From)> Options(Command command, ParseResult parsed, IReadOnlySet<string> fromEnvironment)
    {
        foreach (var option in command.Options.Where(o => o is not (System.CommandLine.Help.HelpOption or VersionOption)))
        {
            var given = parsed.GetResult(option) is { Implicit: false } result ? string.Join(", ", result.Tokens.Select(t => t.Value).DefaultIfEmpty("true")) : null;
            var variable = EnvironmentOptions.VariableOf(option);
            yield return given is null
                ? (option.Name, option.HasDefaultValue ? $"{option.GetDefaultValue()}" : "not set", "default")
                : (option.Name, given, fromEnvironment.Contains(variable) ? variable : "command line");
        }
    }

    private static async Task<IEnumerable<(string Name, string Value, string From)>> FileAsync(string path, string shown, CancellationToken cancellationToken)
    {
        var values = File.Exists(path) ? ConfigurationFile.PlacesOf(await File.ReadAllBytesAsync(path, cancellationToken), shown).Values.ToList() : [];
        var said = values.Select(v => v.Path).ToHashSet();
        return
        [
            .. values.Select(v => (v.Path, v.Value, $"{shown}:{v.Line}")),
            .. Defaults(Thresholds.Default).Where(d => !said.Contains(d.Name)).Select(d => (d.Name, d.Value, "default")),
        ];
    }

    private static IEnumerable<(string Name, string Value)> Defaults(Thresholds thresholds) =>
    [
        ("thresholds.allocatedBytes", $"\"{thresholds.AllocatedBytes} B\""),
        ("thresholds.allocatedPercent", $"{thresholds.AllocatedPercent}"),
        ("thresholds.retainedBytes", $"\"{thresholds.RetainedBytes} B\""),
        ("thresholds.footprintBytes", $"\"{thresholds.FootprintBytes} B\""),
        ("thresholds.footprintPercent", $"{thresholds.FootprintPercent}"),
        ("thresholds.creepBytes", $"\"{thresholds.CreepBytes} B\""),
        ("waiverDays", $"{WaiverCheck.DefaultDays}"),
    ];
}
