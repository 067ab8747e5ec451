using System.CommandLine;
using AllocGate.Core.Judging;
using AllocGate.Gating;
using AllocGate.Reporting;

namespace AllocGate.Commands;

/// <summary>`allocgate explain AG1002`: the rule's page.</summary>
internal static class ExplainCommand
{
    public static Command Create(CommandContext context)
    {
        var rule = new Argument<string?>("RULE") { Description = "The id of a rule, such as AG1002. Without it: all rules.", Arity = ArgumentArity.ZeroOrOne };
        rule.IsNoOption();
        var command = new Command("explain", "Show the page of a rule: why, instead of what, when to suppress.");
        command.Arguments.Add(rule);
        return command.Does(async (parsed, _) =>
        {
            if (parsed.GetValue(rule) is { } asked)
            {
                var page = RulePages.Find(asked) ?? throw NotFound(asked);
                await context.Output.WriteLineAsync(page.Text.TrimEnd());
                return ExitCode.Pass;
            }

            foreach (var page in RulePages.All)
                await context.Output.WriteLineAsync(Line(page));
            return ExitCode.Pass;
        });
    }

    private static InvalidInputException NotFound(string asked)
    {
        var near = RulePages.Near(asked);
        var help = near.Count == 0 ? "" : $"Did you mean {string.Join(", or ", near.Select(Line))}? ";
        return new($"There is no rule \"{asked}\".", "explain", help + "`allocgate explain` lists all.");
    }

    private static string Line(RulePage page) => $"{page.Id} {page.Title}";
}
