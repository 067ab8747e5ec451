using System.CommandLine;
using System.CommandLine.Help;

namespace AllocGate.Commands;

/// <summary>Options from the environment: ALLOCGATE_FAIL_ON stands for --fail-on where the command line does not say it.</summary>
internal static class EnvironmentOptions
{
    public const string Prefix = "ALLOCGATE_";

    /// <summary>ALLOCGATE_FAIL_ON for --fail-on.</summary>
    public static string VariableOf(Option option) => Prefix + option.Name.TrimStart('-').Replace('-', '_').ToUpperInvariant();

    /// <summary>The options that the environment adds to a command line, by variable, as they are typed.</summary>
    /// <param name="parsed">The command line as it was given.</param>
    /// <param name="variables">The environment.</param>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> Of(ParseResult parsed, IReadOnlyDictionary<string, string> variables)
    {
        var added = new SortedDictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        foreach (var option in parsed.CommandResult.Command.Options)
        {
            var named = parsed.GetResult(option) is { Implicit: false };
            if (named || option is HelpOption or VersionOption || !variables.TryGetValue(VariableOf(option), out var value) || value.Trim().Length == 0)
                continue;
            added[VariableOf(option)] = Tokens(option, value.Trim());
        }

        return added;
    }

    /// <summary>The command line with them.</summary>
    public static IReadOnlyList<string> Apply(IReadOnlyList<string> arguments, IEnumerable<IReadOnlyList<string>> added)
    {
        // What stands behind "--" is no option.
        var end = arguments.TakeWhile(a => a != "--").Count();
        return [.. arguments.Take(end), .. added.SelectMany(tokens => tokens), .. arguments.Skip(end)];
    }

    private static IReadOnlyList<string> Tokens(Option option, string value)
    {
        if (option.ValueType == typeof(bool))
            return [$"{option.Name}={value switch { "1" => "true", "0" => "false", _ => value }}"];
        var values = option.Arity.MaximumNumberOfValues > 1 ? value.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) : [value];
        return [.. values.Select(v => $"{option.Name}={v}")];
    }
}
