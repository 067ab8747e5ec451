using System.CommandLine;
using AllocGate.Core.Judging;

namespace AllocGate.Commands;

/// <summary>What a command does, ending with one of the tool's exit codes.</summary>
internal static class CommandActions
{
    public static Command Does(this Command command, Func<ParseResult, CancellationToken, Task<ExitCode>> run)
    {
        command.SetAction(async (parsed, cancellationToken) => (int)await run(parsed, cancellationToken));
        return command;
    }
}
