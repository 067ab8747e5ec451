using System.CommandLine;
using AllocGate.Core.Judging;
using AllocGate.Core.Measuring;
using AllocGate.Core.Reporting;
using AllocGate.Core.Waiving;
using AllocGate.Gating;
using AllocGate.Reporting.Json;

namespace AllocGate.Commands;

/// <summary>`allocgate accept CASE`: a commit that accepts an intended increase for this change alone.</summary>
internal static class AcceptCommand
{
    public static Command Create(CommandContext context)
    {
        var target = new Argument<string>("CASE") { Description = "The benchmark's id as report.json has it, or a glob over ids." };
        target.IsNoOption();
        var metric = new Option<string>("--metric") { Description = "What is accepted; missing: that the benchmark is gone.", HelpName = string.Join('|', Acceptance.Metrics), Required = true };
        metric.TakesOneOf(Acceptance.Metrics);
        var reason = new Option<string>("--reason") { Description = "Why it is accepted.", HelpName = "TEXT", Required = true };
        reason.Refuse(string.IsNullOrWhiteSpace, _ => "--reason: It is empty. Say why this is accepted.");
        var ceiling = new Option<string?>("--ceiling") { Description = "The most that is accepted, such as \"1048 B\". [default: what the last report says]", HelpName = "AMOUNT" };
        ceiling.Refuse(text => !ByteAmount.TryParse(text, out _), text => $"--ceiling: \"{text}\" is not an amount of bytes. Write it as \"48 B\", \"1.5 KB\" or \"2 MB\".");
        var output = new Option<string>("--output") { Description = "The gate's folder for reports.", HelpName = "DIR", DefaultValueFactory = _ => "artifacts/allocgate" };
        var print = new Option<bool>("--print") { Description = "Print the trailer, to amend a commit with, and write nothing." };
        var command = new Command("accept", "Accept an intended increase: an empty commit whose trailer holds while it lies between base and head.");
        command.Arguments.Add(target);
        Option[] options = [metric, reason, ceiling, output, print];
        foreach (var option in options)
            command.Options.Add(option);

        return command.Does(async (parsed, cancellationToken) =>
        {
            var place = await context.FindPlaceAsync(cancellationToken);
            var named = parsed.GetValue(target)!;
            var acceptance = new Acceptance(named, parsed.GetValue(metric)!, parsed.GetValue(reason)!.Trim());
            if (acceptance.HasCeiling)
            {
                acceptance = acceptance with
                {
                    Ceiling = parsed.GetValue(ceiling) ?? await CeilingAsync(Path.Combine(place.Absolute(parsed.GetValue(output)!), "report.json"), acceptance, cancellationToken),
                };
            }

            if (parsed.GetValue(print))
            {
                await context.Output.WriteLineAsync(acceptance.ToString());
                return ExitCode.Pass;
            }

            if (!place.IsRepository)
                throw new InvalidInputException("This folder is in no git repository, so there is nothing to commit to.", "", "--print prints the trailer.");
            var commit = await context.Compose.Accepting.WriteAsync(place.Root, $"Accept {acceptance.Metric} of {OneLine(named)}\n\n{acceptance.Reason}\n\n{acceptance}\n", cancellationToken);
            await context.Output.WriteLineAsync($"Committed {commit[..12]}, which changes no file: {acceptance}");
            return ExitCode.Pass;
        });
    }

    private static string OneLine(string text) => text.ReplaceLineEndings(" ");

    /// <summary>The highest figure that the last report has for it, rounded up to bytes.</summary>
    private static async Task<string> CeilingAsync(string path, Acceptance acceptance, CancellationToken cancellationToken)
    {
        const string WhatToDo = "Say it with --ceiling, or run `allocgate gate` first.";
        if (!File.Exists(path))
            throw new InvalidInputException("How much is accepted is not known: there is no report of a gate here.", path, WhatToDo);
        var report = await ReportJson.ReadFileAsync(path, cancellationToken);
        var filter = new CaseFilter(acceptance.Case);
        var figures = Figures(report, id => id == acceptance.Case || filter.Selects(id), acceptance.Metric).Where(r => r.HasFigure).Select(r => r.Highest.ToDecimal()).ToList();
        return figures.Count > 0
            ? $"{decimal.Ceiling(figures.Max()):0} B"
            : throw new InvalidInputException($"The report has no figure for {acceptance.Metric} of \"{acceptance.Case}\".", path, WhatToDo);
    }

    private static IEnumerable<Reading> Figures(GateReport report, Func<string, bool> isMeant, string metric) =>
        from row in report.Rows
        where isMeant(row.Key.Benchmark)
        from comparison in row.Comparisons
        where Waivers.Subject(comparison.Metric) == metric
        select comparison.Head;
}
