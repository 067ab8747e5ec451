using System.CommandLine;
using System.Text;
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
        var @case = new Argument<string>("CASE") { Description = "The benchmark's id as report.json has it, a glob over ids, or with --rule the path of a file." };
        var reason = Required("--reason", "Why it is accepted.", "TEXT");
        var expires = Required("--expires", "The last day on which it holds.", "YYYY-MM-DD");
        var metric = new Option<string?>("--metric") { Description = "What is accepted. [default: allocated]", HelpName = "allocated|retained|footprint|lifetimes" };
        metric.TakesOneOf("allocated", "retained", "footprint", "lifetimes");
        var rule = new Option<string?>("--rule") { Description = "Accept findings of this rule in the file CASE.", HelpName = "AGxxxx" };
        var ceiling = new Option<string?>("--ceiling") { Description = "The most that is accepted, such as \"120 B\". Every metric but lifetimes needs it.", HelpName = "AMOUNT" };
        var owner = new Option<string?>("--owner") { Description = "Who answers for it.", HelpName = "NAME" };
        var issue = new Option<string?>("--issue") { Description = "Address of the issue that ends it.", HelpName = "URL" };
        var configuration = new ConfigurationOptions();
        @case.IsNoOption();
        var command = new Command("waive", "Accept a case's bytes or a file's findings for a while: adds a waiver to allocgate.json, or to allocgate.waivers.json where that is, comments kept.");
        command.Arguments.Add(@case);
        Option[] options = [reason, expires, metric, rule, ceiling, owner, issue];
        foreach (var option in options)
            command.Options.Add(option);
        configuration.AddTo(command);

        return command.Does(async (parsed, cancellationToken) =>
        {
            var place = await context.FindPlaceAsync(cancellationToken);
            var ofRule = parsed.GetValue(rule) is not null;
            var subject = parsed.GetValue(@case)!;
            var waiver = new WaiverContent(
                ofRule ? place.RootRelative([subject])[0] : subject,
                parsed.GetValue(metric) ?? (ofRule ? null : "allocated"),
                parsed.GetValue(rule),
                parsed.GetValue(ceiling),
                parsed.GetValue(reason),
                parsed.GetValue(expires),
                parsed.GetValue(owner),
                parsed.GetValue(issue));
            RefuseWrong(waiver);
            var named = parsed.GetValue(configuration.Config);
            var path = named is null ? Path.Combine(place.Root, ConfigurationFile.Name) : place.Absolute(named);
            var beside = ConfigurationFile.WaiversBeside(path);
            await configuration.ReadAsync(parsed, place, context.Today, cancellationToken);
            var (main, list) = (await ConfigurationFile.TextAsync(path, Shown(path), cancellationToken), await ConfigurationFile.TextAsync(beside, Shown(beside), cancellationToken));

            // What it clashes with in the files is said before one is touched.
            var (target, text) = list is { } waivers ? (beside, With(waivers)) : (path, With(main ?? new(ReadOnlyMemory<byte>.Empty, Shown(path))));
            ConfigurationFile.Read(list is null ? text : main, list is null ? null : text, configuration.Given(parsed), context.Today);
            await WholeFile.WriteAsync(target, Encoding.UTF8.GetString(text.Utf8.Span), cancellationToken);
            await context.Output.WriteLineAsync($"Written: {text.Shown}. It accepts this until {waiver.Expires}; commit it with the change.");
            return ExitCode.Pass;

            ConfigurationText With(ConfigurationText before) => before with { Utf8 = Encoding.UTF8.GetBytes(WaiverInsertion.Insert(Encoding.UTF8.GetString(before.Utf8.Span), waiver)) };

            string Shown(string file) => Path.GetRelativePath(place.WorkingDirectory, file).Replace('\\', '/');
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
