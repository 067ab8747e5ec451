using System.CommandLine;
using AllocGate.Gating;
using AllocGate.Reporting.Terminal;

namespace AllocGate.Commands;

/// <summary>`allocgate measure`: the measurements alone.</summary>
internal static class MeasureCommand
{
    public static Command Create(CommandContext context)
    {
        var measure = new MeasureOptions();
        var file = new Option<string?>("--output", "-o") { Description = "Write the measurements to this file.", HelpName = "F" };
        var verify = new Option<bool>("--verify") { Description = "Run both engines and name each difference; with -o, write that as JSON." };
        var noBuild = new Option<bool>("--no-build") { Description = "Measure the output as it is found. What it was built from is yours to know." };
        var options = new ConfigurationOptions();
        var output = new OutputOptions();
        var command = new Command("measure", "Measure the benchmarks as they stand, without judging.");
        measure.AddTo(command);
        command.Options.Add(file);
        command.Options.Add(verify);
        command.Options.Add(noBuild);
        command.Validators.Add(result =>
        {
            if (result.GetValue(verify) && measure.NamesEngine(result))
                result.AddError("--verify runs both engines. Leave --engine out.");
        });
        options.AddTo(command);
        output.AddTo(command);

        return command.Does(async (parsed, cancellationToken) =>
        {
            var place = await context.FindPlaceAsync(cancellationToken);
            var configuration = await options.ReadAsync(parsed, place, context.Today, cancellationToken);
            var request = measure.Read(parsed, place, configuration.Sections) with { NoBuild = parsed.GetValue(noBuild) };
            await using var progress = context.Compose.Progress(output.Read(parsed));
            var path = parsed.GetValue(file) is { } named ? place.Absolute(named) : null;
            if (parsed.GetValue(verify))
                return await VerifiedMeasurement.RunAsync(context, new SourceTree(place.Root, null), request, path, progress, cancellationToken);
            var set = await context.Compose.Measuring.MeasureAsync(new SourceTree(place.Root, null), Side.Head, request, progress, cancellationToken);
            await progress.DisposeAsync();
            if (path is not null)
                await context.Compose.Baselines.WriteAsync(path, set, cancellationToken);
            MeasurementTable.Write(context.Compose.Console, set);
            return Completeness.Tell(set, context);
        });
    }
}
