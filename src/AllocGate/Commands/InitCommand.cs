using System.CommandLine;
using AllocGate.Core.Judging;
using AllocGate.Gating;
using AllocGate.Initialising;

namespace AllocGate.Commands;

/// <summary>`allocgate init github|gitlab|hook`</summary>
internal static class InitCommand
{
    public static Command Create(CommandContext context)
    {
        var kind = new Argument<string>("KIND") { Description = "github: a workflow. gitlab: a job. hook: a pre-push hook." };
        kind.TakesOneOf("github", "gitlab", "hook");
        var force = new Option<bool>("--force") { Description = "Replace a file that is there already." };
        var command = new Command("init", "Write what puts this repository under the gate.");
        command.Arguments.Add(kind);
        command.Options.Add(force);
        return command.Does(async (parsed, cancellationToken) =>
        {
            var place = await context.FindPlaceAsync(cancellationToken);
            if (!place.IsRepository)
                throw new InvalidInputException("This folder is in no git repository.", place.WorkingDirectory, "Run `git init` first, or go to the repository.");
            var result = await Initialisation.RunAsync(
                Enum.Parse<InitialisationKind>(parsed.GetValue(kind)!, ignoreCase: true), place.Root, parsed.GetValue(force), cancellationToken);
            foreach (var file in result.Written)
                await context.Output.WriteLineAsync($"Written: {file}");
            foreach (var message in result.Messages)
                await context.Output.WriteLineAsync(message);
            return ExitCode.Pass;
        });
    }
}
