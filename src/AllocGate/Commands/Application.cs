using System.CommandLine;
using System.CommandLine.Help;
using AllocGate.Core.Judging;
using AllocGate.Files;
using AllocGate.Gating;
using AllocGate.Reporting;

namespace AllocGate.Commands;

/// <summary>The command line. The one place where an error becomes an exit code.</summary>
internal static class Application
{
    // An owner such as @ada is no file to read more words from.
    private static readonly ParserConfiguration Words = new() { ResponseFileTokenReplacer = null };

    public static async Task<ExitCode> RunAsync(IReadOnlyList<string> arguments, CommandContext context, CancellationToken cancellationToken)
    {
        var parsed = Root(context).Parse(arguments, Words);
        var added = EnvironmentOptions.Of(parsed, context.Compose.OptionVariables);
        if (added.Count > 0 && parsed.Action is not HelpExamples)
        {
            context = context with { FromEnvironment = added.Keys.ToHashSet() };
            parsed = Root(context).Parse(EnvironmentOptions.Apply(arguments, added.Values), Words);
        }

        // Whoever asks for help need not give what the command requires.
        if (parsed.Errors.Count > 0 && parsed.Action is not HelpExamples)
        {
            await TellAsync(context, CommandLineErrors.Of(parsed));
            if (context.FromEnvironment.Count > 0)
                await context.Error.WriteLineAsync($"Options from the environment: {string.Join(", ", context.FromEnvironment)}.");
            await context.Error.WriteLineAsync($"Try: allocgate {Path(parsed)}--help");
            return ExitCode.InvalidInput;
        }

        try
        {
            var configuration = new InvocationConfiguration
            {
                EnableDefaultExceptionHandler = false,
                ProcessTerminationTimeout = null,
                Output = context.Output,
                Error = context.Error,
            };
            await TemporaryFolder.RemoveAbandonedAsync();
            return (ExitCode)await parsed.InvokeAsync(configuration, cancellationToken);
        }
        catch (InvalidInputException e)
        {
            await TellAsync(context, e.Errors.Select(error => error.ToString()));
            return ExitCode.InvalidInput;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            await context.Error.WriteLineAsync("allocgate: cancelled. Child processes and temporary worktrees are gone.");
            return ExitCode.Cancelled;
        }
        catch (IOException e) when (FullDisk.Is(e))
        {
            await TellAsync(context,
            [
                $"{e.Message.TrimEnd('.')}; temporary files go to {System.IO.Path.GetTempPath()}. Nothing was judged. "
                    + "Free some space, or let TMPDIR (on Windows TEMP) name a folder on a larger disk.",
            ]);
            return ExitCode.Inconclusive;
        }
#pragma warning disable CA1031 // Whatever else goes wrong is a defect of the tool: said as one, with a code of its own.
        catch (Exception e)
#pragma warning restore CA1031
        {
            await TellAsync(context, ["internal error, which is a defect of AllocGate; nothing was judged."]);
            await context.Error.WriteLineAsync(HostileText.ForLog(e.ToString()));
            return ExitCode.InternalError;
        }
    }

    internal static RootCommand Root(CommandContext context)
    {
        var root = new RootCommand("Fails a pull request that allocates more, or holds on to more, than the code it replaces.");
        Command[] commands =
        [
            GateCommand.Create(context), MeasureCommand.Create(context), ProfileCommand.Create(context), ScanCommand.Create(context),
            CompareCommand.Create(context), BaselineCommand.Create(context), MergeCommand.Create(context), PublishCommand.Create(context), CloseCommand.Create(context), ExplainCommand.Create(context), InitCommand.Create(context), WaiveCommand.Create(context), AcceptCommand.Create(context), ConfigCommand.Create(context), SelfTestCommand.Create(context),
        ];
        foreach (var command in commands)
            root.Subcommands.Add(command);
        var help = root.Options.OfType<HelpOption>().Single();
        help.Action = new HelpExamples();
        return root;
    }

    private static string Path(ParseResult parsed)
    {
        var command = parsed.CommandResult.Command;
        return command is RootCommand ? "" : $"{CommandLineErrors.NameOf(command)} ";
    }

    private static async Task TellAsync(CommandContext context, IEnumerable<string> errors)
    {
        foreach (var error in errors)
            await context.Error.WriteLineAsync($"allocgate: error: {HostileText.ForLog(error)}");
    }
}
