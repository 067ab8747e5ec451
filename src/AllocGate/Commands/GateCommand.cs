using System.CommandLine;
using AllocGate.Gating;
using AllocGate.Reporting;

namespace AllocGate.Commands;

/// <summary>`allocgate gate`</summary>
internal static class GateCommand
{
    public static Command Create(CommandContext context)
    {
        var measure = new MeasureOptions();
        var gate = new GateOptions();
        var verbosity = OutputOptions.Verbosity();
        var command = new Command("gate", "Judge a change: measure head and base, run the rules on the changed files, say pass or fail.");
        measure.AddTo(command);
        gate.AddTo(command);
        command.Options.Add(verbosity);

        return command.Does(async (parsed, cancellationToken) =>
        {
            var place = await context.FindPlaceAsync(cancellationToken);
            var settings = await new SettingsReader(gate, measure, context.Compose.Changes).ReadAsync(parsed, place, cancellationToken);
            var level = OutputOptions.Level(parsed.GetValue(verbosity));
            var reporters = context.Compose.Reporters(parsed.GetValue(gate.Report) ?? [], settings, level);
            await using var progress = context.Compose.Progress(level);
            var result = await context.Compose.Gate(progress).RunAsync(settings, reporters, cancellationToken);
            await TellVerdictAsync(context, result);
            await TellDeliveriesAsync(context, result);
            return result.ExitCode;
        });
    }

    // The console's report ends with the verdict; where another was asked for, a person who looks still sees it.
    private static async Task TellVerdictAsync(CommandContext context, GateResult result)
    {
        if (result.Deliveries.Any(d => d.Kind == ReportKinds.Console))
            return;
        var headline = Headline.Of(result.Report);
        await context.Output.WriteLineAsync(HostileText.ForLog($"{headline.Word}: {headline.Counts}"));
        await context.Output.WriteLineAsync(HostileText.ForLog(
            $"Reports: {string.Join(", ", result.Deliveries.OfType<Delivery.Delivered>().Select(d => d.Where))}"));
    }

    private static async Task TellDeliveriesAsync(CommandContext context, GateResult result)
    {
        foreach (var delivery in result.Deliveries)
        {
            var text = delivery switch
            {
                Delivery.Undelivered failed => $"allocgate: error: the report \"{failed.Kind}\" was not delivered: {failed.Reason}",
                Delivery.Skipped skipped => $"allocgate: the report \"{skipped.Kind}\" was skipped: {skipped.Reason}",
                _ => null,
            };
            if (text is not null)
                await context.Error.WriteLineAsync(HostileText.ForLog(text));
        }
    }
}
