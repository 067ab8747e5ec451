using System.CommandLine;
using AllocGate.Core.Judging;
using AllocGate.Gating;

namespace AllocGate.Commands;

/// <summary>`allocgate explain AG1002`: the rule's page.</summary>
internal static class ExplainCommand
{
    public static Command Create(CommandContext context)
    {
        var rule = new Argument<string>("RULE") { Description = "The id of a rule, such as AG1002." };
        rule.IsNoOption();
        var command = new Command("explain", "Show the page of a rule: why, instead of what, when to suppress.");
        command.Arguments.Add(rule);
        return command.Does(async (parsed, cancellationToken) =>
        {
            var id = parsed.GetValue(rule)!.ToUpperInvariant();
            var page = await RulePages.ReadAsync(id, cancellationToken)
                ?? throw new InvalidInputException($"There is no rule \"{id}\".", "explain", $"There are {string.Join(", ", RulePages.Ids)}.");
            await context.Output.WriteLineAsync(page.TrimEnd());
            return ExitCode.Pass;
        });
    }
}
