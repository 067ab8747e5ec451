using System.CommandLine;
using AllocGate.Core.Judging;
using AllocGate.Gating;

namespace AllocGate.Commands;

/// <summary>`allocgate gate`</summary>
internal static class GateCommand
{
    public static Command Create(CommandContext context)
    {
        var measure = new MeasureOptions();
        var gate = new GateOptions();
        var output = new OutputOptions();
        var command = new Command("gate", "Judge a change: measure head and base, run the rules on the changed files, say pass or fail.");
        measure.AddTo(command);
        gate.AddTo(command);
        output.AddTo(command);

        return command.Does(async (parsed, cancellationToken) =>
        {
            var place = await context.FindPlaceAsync(cancellationToken);
            var reader = new SettingsReader(gate, measure, context.Compose.Changes, context.Today);
            async Task<ExitCode> JudgeAsync(GateSettings settings)
            {
                var level = output.Read(parsed);
                var channels = context.Compose.Channels(gate.Reports.Read(parsed, settings.Output, level, part: settings.Measure.Shard is not null));
                await using var progress = context.Compose.Progress(level);
                var result = await context.Compose.Gate(channels.Announcer, progress).RunAsync(settings, channels.Reporters, cancellationToken);
                return await Ending.TellAsync(context, result);
            }

            return parsed.GetResult(gate.Pushed) is null
                ? await JudgeAsync(await reader.ReadAsync(parsed, place, pushed: null, cancellationToken))
                : await new PushGate(context, place).RunAsync(
                    parsed.GetValue(gate.Pushed),
                    async (tip, folder) =>
                    {
                        var settings = await reader.ReadAsync(parsed, place, tip, cancellationToken);
                        return await JudgeAsync(settings with { Output = Path.Combine(settings.Output, folder) });
                    },
                    cancellationToken);
        });
    }
}
