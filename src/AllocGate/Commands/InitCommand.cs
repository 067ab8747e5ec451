using System.CommandLine;
using AllocGate.Core.Judging;
using AllocGate.Gating;
using AllocGate.Initialising;
using AllocGate.Measuring;
using AllocGate.Reporting;

namespace AllocGate.Commands;

/// <summary>`allocgate init [github|gitlab|hook]`</summary>
internal static class InitCommand
{
    public static Command Create(CommandContext context)
    {
        var kind = new Argument<string?>("KIND")
        {
            Description = "github: a workflow. gitlab: a job. hook: a pre-push hook. Without one: what the repository uses and does not have yet.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        kind.TakesOneOf("github", "gitlab", "hook");
        var force = new Option<bool>("--force") { Description = "Replace a file that is there already." };
        var uninstall = new Option<bool>("--uninstall") { Description = "Take the hook away, and put back what was there before." };
        var command = new Command("init", "Write what puts this repository under the gate, and show it. Nothing that is there is overwritten.");
        command.Arguments.Add(kind);
        command.Options.Add(force);
        command.Options.Add(uninstall);
        command.Validators.Add(result =>
        {
            if (result.GetValue(uninstall) && result.GetValue(kind) != "hook")
                result.AddError("--uninstall takes a hook away: allocgate init hook --uninstall. Files are yours to delete.");
        });

        return command.Does(async (parsed, cancellationToken) =>
        {
            var place = await context.FindPlaceAsync(cancellationToken);
            if (!place.IsRepository)
                throw new InvalidInputException("This folder is in no git repository.", place.WorkingDirectory, "Run `git init` first, or go to the repository.");
            var initialisation = new Initialisation(place.Root, parsed.GetValue(force));
            var result = (parsed.GetValue(kind), parsed.GetValue(uninstall)) switch
            {
                (_, true) => await initialisation.UninstallHookAsync(cancellationToken),
                (null, _) => await initialisation.RunAsync(ProjectSearch.Below(place.Root), cancellationToken),
                var (named, _) => await initialisation.RunAsync(Enum.Parse<InitialisationKind>(named, ignoreCase: true), cancellationToken),
            };
            ShownDiff.Write(context.Compose.Console, result.Files);
            foreach (var line in result.Messages.SelectMany(HostileText.Lines))
                await context.Output.WriteLineAsync(line);
            return ExitCode.Pass;
        });
    }
}
