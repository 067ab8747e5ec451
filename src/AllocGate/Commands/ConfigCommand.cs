using System.CommandLine;
using AllocGate.Core.Judging;
using AllocGate.Reporting;

namespace AllocGate.Commands;

/// <summary>`allocgate config show`: what holds, and where each value comes from.</summary>
internal static class ConfigCommand
{
    private const int LongestValue = 500;

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
            var read = await gate.Configuration.ReadWithPlacesAsync(parsed, place, context.Today, cancellationToken);
            foreach (var value in new ShownConfiguration(command, parsed, context.FromEnvironment).All(read, gate.Configuration.Given(parsed)))
                await context.Output.WriteLineAsync(HostileText.ForLog($"{value.Path} = {HostileText.Clip(value.Value, LongestValue)}   ({value.Where})"));
            return ExitCode.Pass;
        });
    }
}
