using System.CommandLine;
using AllocGate.Configuration;
using AllocGate.Core.Judging;
using AllocGate.Files;
using AllocGate.Gating;

namespace AllocGate.Commands;

/// <summary>`allocgate waive CASE`: writes an entry of the allowlist.</summary>
internal static class WaiveCommand
{
    public static Command Create(CommandContext context)
    {
        var target = new Argument<string>("CASE") { Description = "The benchmark's id as report.json has it, a glob over ids, or with --rule the path of a file." };
        var reason = Required("--reason", "Why it is accepted.", "TEXT");
        var expires = Required("--expires", "The last day on which it holds.", "YYYY-MM-DD");
        var metric = new Option<string?>("--metric") { Description = "What is accepted. [default: allocated]", HelpName = "allocated|retained|footprint|lifetimes" };
        metric.TakesOneOf("allocated", "retained", "footprint", "lifetimes");
        var rule = new Option<string?>("--rule") { Description = "Accept findings of this rule in the file CASE.", HelpName = "AGxxxx" };
        var ceiling = new Option<string?>("--ceiling") { Description = "The most that is accepted, such as \"120 B\". Every metric but lifetimes needs it.", HelpName = "AMOUNT" };
        var owner = new Option<string?>("--owner") { Description = "Who answers for it.", HelpName = "NAME" };
        var issue = new Option<string?>("--issue") { Description = "Address of the issue that ends it.", HelpName = "URL" };
        var config = ConfigOption.Create();
        target.IsNoOption();
        var command = new Command("waive", "Accept a case's bytes or a file's findings for a while: adds a waiver to allocgate.json, comments kept.");
        command.Arguments.Add(target);
        Option[] options = [reason, expires, metric, rule, ceiling, owner, issue, config];
        foreach (var option in options)
            command.Options.Add(option);

        return command.Does(async (parsed, cancellationToken) =>
        {
            var place = await context.FindPlaceAsync(cancellationToken);
            var ofRule = parsed.GetValue(rule) is not null;
            var subject = parsed.GetValue(target)!;
            var waiver = new WaiverContent(
                ofRule ? place.RootRelative([subject])[0] : subject,
                parsed.GetValue(metric) ?? (ofRule ? null : "allocated"),
                parsed.GetValue(rule),
                parsed.GetValue(ceiling),
                parsed.GetValue(reason),
                parsed.GetValue(expires),
                parsed.GetValue(owner),
                parsed.GetValue(issue));
            var named = parsed.GetValue(config);
            var path = named is null ? Path.Combine(place.Root, ConfigurationFile.Name) : place.Absolute(named);
            var shown = Path.GetRelativePath(place.WorkingDirectory, path).Replace('\\', '/');
            if (named is null && !File.Exists(path))
            {
                await WriteAsync("");
                return ExitCode.Pass;
            }

            await ConfigOption.ReadAsync(config, parsed, place, context.Today, cancellationToken);
            await WriteAsync(await File.ReadAllTextAsync(path, cancellationToken));
            return ExitCode.Pass;

            async Task WriteAsync(string before)
            {
                RefuseWrong(waiver);
                var text = WaiverInsertion.Insert(before, waiver);
                // What it clashes with in the file is said before the file is touched.
                ConfigurationFile.Parse(System.Text.Encoding.UTF8.GetBytes(text), shown, context.Today);
                await WholeFile.WriteAsync(path, text, cancellationToken);
                await context.Output.WriteLineAsync($"Written: {shown}. It accepts this until {waiver.Expires}; commit it with the change.");
            }
        });

        // Wrong options are said as options, before any place in the file is.
        void RefuseWrong(WaiverContent waiver)
        {
            var errors = new List<InputError>();
            WaiverCheck.Read(waiver, "-", DateOnly.MaxValue, errors);
            if (errors.Count > 0)
                throw new InvalidInputException([.. errors.Select(e => e with { Where = e.Where.Replace("-.", "--", StringComparison.Ordinal).TrimEnd('-') })]);
        }
    }

    private static Option<string> Required(string name, string description, string form) => new(name) { Description = description, HelpName = form, Required = true };
}
