using System.CommandLine;
using AllocGate.Core.Judging;
using AllocGate.Core.Sharding;
using AllocGate.Gating;
using AllocGate.Reporting;
using AllocGate.Reporting.Json;
using AllocGate.Reporting.Terminal;

namespace AllocGate.Commands;

/// <summary>`allocgate merge FILE...`: what the shards of one run wrote becomes one.</summary>
internal static class MergeCommand
{
    public static Command Create(CommandContext context)
    {
        var files = new Argument<string[]>("FILE")
        {
            Description = "What each shard wrote: report.json of `gate --shard`, or the files of `measure --shard -o`.",
            Arity = ArgumentArity.OneOrMore,
        };
        files.IsNoOption();
        var output = new Option<string?>("--output", "-o")
        {
            Description = "Folder for the reports, or the file for merged measurements. [default for reports: artifacts/allocgate]",
            HelpName = "PATH",
        };
        var reports = new ReportOptions();
        var told = new OutputOptions();
        var command = new Command("merge", "Make one report and one verdict, or one file of measurements, of those of all shards.");
        command.Arguments.Add(files);
        command.Options.Add(output);
        reports.AddTo(command);
        told.AddTo(command);

        return command.Does(async (parsed, cancellationToken) =>
        {
            var place = await context.FindPlaceAsync(cancellationToken);
            var named = parsed.GetValue(files)!;
            var level = told.Read(parsed);
            return await MergeFiles.HoldMeasurementsAsync(named, place, cancellationToken)
                ? await MergeMeasurementsAsync(context, place, named, parsed.GetValue(output), cancellationToken)
                : await MergeReportsAsync(
                    context, place, named,
                    reports.Read(parsed, place.Absolute(parsed.GetValue(output) ?? "artifacts/allocgate"), level, part: false), cancellationToken);
        });
    }

    private static async Task<ExitCode> MergeReportsAsync(
        CommandContext context, Place place, IReadOnlyList<string> files, ReportRequest request, CancellationToken cancellationToken)
    {
        var read = await MergeFiles.ReadAllAsync(files, file => ReportJson.ReadFileAsync(place.Absolute(file), cancellationToken));
        MergeFiles.Refuse([.. read.Where(r => r.Content.Shard is null).Select(r => new MergeError("It is no report of a shard.", [r.File]))]);
        var parts = read.Select(r => new ShardReport(r.File, r.Content, r.Content.Shard!)).ToList();
        MergeFiles.Refuse(ShardChecks.Of(parts));
        var reporters = context.Compose.Channels(request).Reporters;
        return await Ending.TellAsync(context, await GateResult.DeliverAsync(MergedReport.Of(parts), reporters, cancellationToken));
    }

    private static async Task<ExitCode> MergeMeasurementsAsync(
        CommandContext context, Place place, IReadOnlyList<string> files, string? output, CancellationToken cancellationToken)
    {
        if (output is null)
            throw new InvalidInputException("Merged measurements need a file.", "--output", "Say -o FILE.");
        var parts = await MergeFiles.ReadAllAsync(files, file => context.Compose.Baselines.ReadAsync(place.Absolute(file), cancellationToken));
        MergeFiles.Refuse([.. parts.Where(p => p.Content.Shard is null).Select(p => new MergeError("It holds no shard, but all that was measured.", [p.File]))]);
        MergeFiles.Refuse(MergedMeasurements.Errors(parts));
        var merged = MergedMeasurements.Of(parts.Select(p => p.Content));
        await context.Compose.Baselines.WriteAsync(place.Absolute(output), merged, cancellationToken);
        MeasurementTable.Write(context.Compose.Console, merged);
        return Completeness.Tell(merged, context);
    }
}
