using System.CommandLine;
using AllocGate.Core.Judging;
using AllocGate.Core.Measuring;
using AllocGate.Gating;
using AllocGate.Reporting.Json;
using AllocGate.Reporting.Terminal;

namespace AllocGate.Commands;

/// <summary>`allocgate profile CASE`: which lines of a benchmark allocate.</summary>
internal static class ProfileCommand
{
    public static Command Create(CommandContext context)
    {
        var named = new Argument<string>("CASE") { Description = "A benchmark's id or a part of it; * stands for any text, ? for one character." };
        named.IsNoOption();
        named.Refuse(text => string.IsNullOrWhiteSpace(text), _ => "CASE is empty. Name a benchmark, such as Inserts.PutAll.");
        var json = new Option<bool>("--json") { Description = "Write JSON to standard output, and nothing else." };
        var measure = new MeasureOptions();
        var options = new ConfigurationOptions();
        var output = new OutputOptions();
        var command = new Command("profile", "Show which lines of a benchmark allocate: type, bytes and objects per operation, annotated or not.");
        command.Arguments.Add(named);
        measure.AddTo(command, profiles: true);
        command.Options.Add(json);
        options.AddTo(command);
        output.AddTo(command);

        return command.Does(async (parsed, cancellationToken) =>
        {
            var place = await context.FindPlaceAsync(cancellationToken);
            var configuration = await options.ReadAsync(parsed, place, context.Today, cancellationToken);
            var request = measure.Read(parsed, place, configuration.Sections);
            var text = parsed.GetValue(named)!.Trim();
            request = request with { Filter = new CaseFilter(Glob(text)), SelectAll = request.SelectAll ?? true };
            var asJson = parsed.GetValue(json);
            await using var progress = context.Compose.Progress(asJson ? Verbosity.Quiet : output.Read(parsed));
            var profiled = await context.Compose.Profiling.ProfileAsync(new SourceTree(place.Root, null), Side.Head, request, [], progress, cancellationToken);
            await progress.DisposeAsync();
            if (profiled.Count == 0)
            {
                throw new InvalidInputException(
                    $"No benchmark matches \"{text}\".", "CASE", "Give its id or a part of it, such as Inserts.PutAll or \"*Insert*\".");
            }

            if (asJson)
                await context.Output.WriteAsync(ProfileJson.Write(profiled));
            else
                ProfileList.Write(context.Compose.Console, profiled);
            return profiled.All(p => p is ProfiledCase.Profiled) ? ExitCode.Pass : ExitCode.Inconclusive;
        });
    }

    private static string Glob(string text) => text.Contains('*') || text.Contains('?') ? text : $"*{text}*";
}
