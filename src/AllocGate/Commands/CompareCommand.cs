using System.CommandLine;
using AllocGate.Core.Comparing;
using AllocGate.Core.Judging;
using AllocGate.Core.Reporting;
using AllocGate.Core.Waiving;
using AllocGate.Gating;
using AllocGate.Imports;
using AllocGate.Reporting.Terminal;

namespace AllocGate.Commands;

/// <summary>`allocgate compare BASELINE CURRENT`: two files of measurements.</summary>
internal static class CompareCommand
{
    public static Command Create(CommandContext context)
    {
        var baseline = new Argument<string>("BASELINE") { Description = "File of measurements that was written before." };
        var current = new Argument<string>("CURRENT") { Description = "File of measurements to judge." };
        var allow = new Option<string[]>("--allow") { Description = "first-run: pass although no row has a base figure yet.", HelpName = "first-run" };
        allow.TakesOneOf("first-run");
        baseline.IsNoOption();
        current.IsNoOption();
        var options = new ConfigurationOptions();
        var output = new OutputOptions();
        var command = new Command("compare", "Judge one file of measurements against another, without measuring. Either may be a JSON report of BenchmarkDotNet, or a folder of those.");
        command.Arguments.Add(baseline);
        command.Arguments.Add(current);
        command.Options.Add(allow);
        options.AddTo(command, compares: true);
        output.AddTo(command);

        return command.Does(async (parsed, cancellationToken) =>
        {
            var place = await context.FindPlaceAsync(cancellationToken);
            RefuseMissing(place, parsed.GetValue(baseline)!, parsed.GetValue(current)!);
            var configuration = await options.ReadAsync(parsed, place, context.Today, cancellationToken);
            var there = await ReadAsync(parsed.GetValue(baseline)!);
            var here = await ReadAsync(parsed.GetValue(current)!);
            var before = new Baseline.FromFile(there.Named, there.Beside(here));
            var now = here.Beside(there);
            if (before.Set.Shard != now.Shard)
                throw PartOfMeasurements.Refused(parsed.GetValue(now.Shard is null ? baseline : current)!, (now.Shard ?? before.Set.Shard)!);
            var clock = context.Compose.Clock.GetUtcNow();
            var renamed = Renames.Apply(before, configuration.Renames);
            var rows = Renames.Mark(
                Comparer.Compare(renamed, now, Selection.Everything, configuration.Thresholds), configuration.Renames, before.Set.Rows);
            var waived = Waivers.Apply(
                rows, Families.Compare(rows, renamed.Measurements, now, configuration.Thresholds), [], configuration.Waivers, DateOnly.FromDateTime(clock.UtcDateTime));
            waived = waived with { Rows = AcceptingLines.AddRenamesTo(waived.Rows) };
            var policy = new JudgePolicy(
                Core.Findings.FindingSeverity.Warning, parsed.GetValue(allow)?.Contains("first-run") ?? false, Benchmarks: true, ProjectsNamed: false);
            var verdict = Judge.Decide(new Evidence(now, renamed, waived.Rows, [], [], NothingToCompare: null)
            {
                Families = waived.Families,
                Unmet = now.Shard is null ? Expectations.Unmet(configuration.Expect, waived.Rows, []) : [],
            }, policy);
            var report = new GateReport(
                Compose.Version, "AllocGate", clock,
                new ReportSubject("compare", null, parsed.GetValue(current)!, null, parsed.GetValue(baseline)!, before.Path, null),
                verdict, Partial: now.Shard is not null || now.Projects.Any(p => p.Environment?.Engine == Core.Measuring.Engine.BenchmarkDotNet), [.. now.Projects.Select(ProjectSummary.Of)], waived.Rows, [], [], waived.Uses, [])
            {
                Families = waived.Families,
            };
            await new ConsoleReporter(context.Compose.Console, output.Read(parsed)).DeliverAsync(report, cancellationToken);
            return ExitCodes.Of(verdict, allDelivered: true);

            Task<ReadMeasurements> ReadAsync(string named) => context.Compose.Sources.ReadAsync(named, place.Absolute(named), cancellationToken);
        });
    }

    private static void RefuseMissing(Place place, params string[] files)
    {
        var missing = files.Where(file => !Path.Exists(place.Absolute(file)))
            .Select(file => new InputError("There is no such file of measurements.", file, "Write one with `allocgate measure -o FILE`.")).ToList();
        if (missing.Count > 0)
            throw new InvalidInputException(missing);
    }
}
