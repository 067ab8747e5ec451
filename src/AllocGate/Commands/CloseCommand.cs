using System.CommandLine;
using AllocGate.Core.Judging;
using AllocGate.Gating;
using AllocGate.Reporting;

namespace AllocGate.Commands;

/// <summary>`allocgate close`: the last step of a job, whatever became of the gate.</summary>
internal static class CloseCommand
{
    public static Command Create(CommandContext context)
    {
        var output = new Option<string>("--output")
        {
            Description = "The gate's folder for reports.",
            HelpName = "DIR",
            DefaultValueFactory = _ => "artifacts/allocgate",
        };
        var command = new Command("close", "Complete, as failed, the GitHub check run that a gate announced before its process died.");
        command.Options.Add(output);

        return command.Does(async (parsed, cancellationToken) =>
        {
            var directory = Path.GetFullPath(parsed.GetValue(output)!, context.WorkingDirectory);
            var delivery = await context.Compose.Closing(directory).CloseAsync(cancellationToken);
            var text = delivery switch
            {
                Delivery.Delivered done => done.Where,
                Delivery.Skipped skipped => skipped.Reason,
                Delivery.Undelivered failed => failed.Reason,
                _ => "",
            };
            await (delivery is Delivery.Undelivered ? context.Error : context.Output).WriteLineAsync(HostileText.ForLog($"allocgate: {text}"));
            return delivery is Delivery.Undelivered ? ExitCode.Undelivered : ExitCode.Pass;
        });
    }
}
