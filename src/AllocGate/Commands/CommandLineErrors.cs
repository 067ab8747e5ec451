using System.CommandLine;

namespace AllocGate.Commands;

/// <summary>What is wrong with a command line, in sentences.</summary>
internal static class CommandLineErrors
{
    public static IEnumerable<string> Of(ParseResult parsed)
    {
        var command = parsed.CommandResult.Command;
        return command.Subcommands.Count == 0
            ? parsed.Errors.Select(e => e.Message).Distinct()
            : [.. parsed.UnmatchedTokens.Select(Unknown), Subcommands(command)];
    }

    /// <summary>As it is typed after "allocgate": "baseline update".</summary>
    public static string NameOf(Command command) =>
        string.Join(' ', command.Parents.OfType<Command>().Where(parent => parent is not RootCommand).Select(NameOf).Append(command.Name));

    private static string Unknown(string token) =>
        token.StartsWith('-') ? $"There is no option \"{token}\"." : $"There is no command \"{token}\".";

    private static string Subcommands(Command command)
    {
        var names = string.Join(", ", command.Subcommands.Select(c => c.Name));
        return command is RootCommand ? $"Name a command: {names}." : $"{NameOf(command)}: Name a command of it: {names}.";
    }
}
