using System.CommandLine;
using AllocGate.Baselines;
using AllocGate.Core.Judging;
using AllocGate.Core.Measuring;
using AllocGate.Gating;
using AllocGate.Reporting;
using AllocGate.Reporting.Terminal;

namespace AllocGate.Commands;

/// <summary>`allocgate baseline update|show`. Nothing else writes the committed file.</summary>
internal static class BaselineCommand
{
    public static Command Create(CommandContext context)
    {
        var command = new Command("baseline", "The committed file of figures that head is compared with.");
        command.Subcommands.Add(Update(context));
        command.Subcommands.Add(Show(context));
        return command;
    }

    private static Option<string?> FileOption() => new("--baseline-file")
    {
        Description = "The file of figures. [default: allocgate.baseline.json at the root]",
        HelpName = "F",
    };

    private static string FileOf(Place place, string? named) =>
        named is null ? Path.Combine(place.Root, BaselineChoice.FileName) : place.Absolute(named);

    private static Command Show(CommandContext context)
    {
        var file = FileOption();
        var command = new Command("show", "Show the figures in the file.");
        command.Options.Add(file);
        return command.Does(async (parsed, cancellationToken) =>
        {
            var place = await context.FindPlaceAsync(cancellationToken);
            var path = FileOf(place, parsed.GetValue(file));
            if (!File.Exists(path))
                throw new InvalidInputException("There is no such baseline file.", path, "Write one with `allocgate baseline update`.");
            var set = await context.Compose.Baselines.ReadAsync(path, cancellationToken);
            MeasurementTable.Write(context.Compose.Console, set);
            return ExitCode.Pass;
        });
    }

    private static Command Update(CommandContext context)
    {
        var measure = new MeasureOptions();
        var file = FileOption();
        var from = new Option<string[]>("--from")
        {
            Description = "Take the figures from JSON reports of BenchmarkDotNet (files, or folders of them) that measured PROJECT, instead of measuring.",
            HelpName = "FILE",
            AllowMultipleArgumentsPerToken = true,
        };
        var only = new Option<string?>("--only") { Description = "Update these cases alone: a glob over ids. The others keep their figures.", HelpName = "GLOB" };
        var accept = new Option<bool>("--accept-regressions") { Description = "Take figures that have grown beyond the thresholds. Without it the file stays as it is." };
        var options = new ConfigurationOptions();
        var output = new OutputOptions();
        var command = new Command("update", "Measure the tree as it stands and write the file. Projects that were not measured keep their figures.");
        measure.AddTo(command);
        command.Options.Add(file);
        command.Options.Add(from);
        command.Options.Add(only);
        command.Options.Add(accept);
        options.AddTo(command, compares: true);
        output.AddTo(command);

        return command.Does(async (parsed, cancellationToken) =>
        {
            var place = await context.FindPlaceAsync(cancellationToken);
            var configuration = await options.ReadAsync(parsed, place, context.Today, cancellationToken);
            var request = measure.Read(parsed, place, configuration.Sections);
            if (request.Filter.Glob.Length > 0)
                throw new InvalidInputException("A baseline is updated whole projects at a time.", "--filter", "Leave it out; --only keeps the other cases' figures.");
            if (request.Shard is { } shard)
                throw new InvalidInputException("A baseline is updated whole projects at a time.", shard.Reason, "Say `allocgate measure --shard ... -o FILE` in each part and `allocgate merge FILE... -o allocgate.baseline.json` after them.");
            var updated = new CaseFilter(parsed.GetValue(only) ?? "");
            request = request with { Filter = updated };
            var path = FileOf(place, parsed.GetValue(file));
            var before = File.Exists(path) ? await context.Compose.Baselines.ReadAsync(path, cancellationToken) : MeasurementSet.Empty;
            if (before.Shard is { } part)
                throw PartOfMeasurements.Refused(path, part);

            await using var progress = context.Compose.Progress(output.Read(parsed));
            var now = parsed.GetValue(from) is { Length: > 0 } files
                ? await ImportedBaseline.ReadAsync(place, files, request.Projects, before, cancellationToken)
                : await context.Compose.Measuring.MeasureAsync(new SourceTree(place.Root, null), Side.Head, request, progress, cancellationToken);
            await progress.DisposeAsync();
            MeasurementTable.Write(context.Compose.Console, now);
            if (Completeness.Tell(now, context) is not ExitCode.Pass)
            {
                await context.Error.WriteLineAsync($"allocgate: error: {path} was left as it is: a baseline holds figures for every case or none.");
                return ExitCode.Inconclusive;
            }

            if (!now.Rows.Any(r => updated.Selects(r.Key.Benchmark)))
                throw new InvalidInputException($"No benchmark matches \"{updated.Glob}\".", "--only", "Write a glob over the benchmark's id, such as \"*BulkInsert*\".");
            var wholeRepository = request.Projects.Count == 0;
            if (BaselineUpdate.Clashes(before, now, wholeRepository, updated) is { Count: > 0 } clashes)
                throw new InvalidInputException([.. clashes.Select(c => new InputError(c, path, "Update everything at once: without --only, and without PROJECT."))]);
            var regressions = BaselineUpdate.Regressions(before, now, updated, configuration.Thresholds);
            if (regressions.Count > 0 && !parsed.GetValue(accept))
            {
                foreach (var regression in regressions)
                    await context.Error.WriteLineAsync(HostileText.ForLog($"allocgate: {regression}"));
                await context.Error.WriteLineAsync($"allocgate: error: {path} was left as it is. Where this growth is meant, say --accept-regressions.");
                return ExitCode.Fail;
            }

            var after = BaselineUpdate.Apply(before, now, wholeRepository, updated, parsed.GetValue(accept));
            await context.Compose.Baselines.WriteAsync(path, after, cancellationToken);
            foreach (var line in BaselineUpdate.Summary(before, after))
                await context.Output.WriteLineAsync(HostileText.ForLog(line));
            await context.Output.WriteLineAsync($"Written: {Path.GetRelativePath(place.WorkingDirectory, path)}");
            return ExitCode.Pass;
        });
    }
}
