using System.CommandLine;
using AllocGate.Configuration;
using AllocGate.Core.Findings;
using AllocGate.Core.Judging;
using AllocGate.Core.Measuring;
using AllocGate.Core.Reporting;
using AllocGate.Core.SelfTesting;
using AllocGate.Files;
using AllocGate.Gating;
using AllocGate.Reporting;
using AllocGate.SelfTesting;

namespace AllocGate.Commands;

/// <summary>`allocgate selftest`: proof that this build can go red on this machine.</summary>
internal static class SelfTestCommand
{
    public static Command Create(CommandContext context)
    {
        var seed = new Option<int?>("--seed") { Description = "Decides on sizes and places, to repeat a run. [default: another one each time]", HelpName = "N" };
        var version = new Option<string>("--benchmarkdotnet") { Description = "The version that the benchmarks use.", HelpName = "VERSION", DefaultValueFactory = _ => "0.15.8" };
        version.Refuse(text => text.Length == 0 || !text.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-'), text => $"--benchmarkdotnet: \"{text}\" is not a version.");
        var output = new OutputOptions();
        var command = new Command("selftest", "Plant a regression of each kind in a temporary repository, and show that each is caught with this build on this machine.");
        command.Options.Add(seed);
        command.Options.Add(version);
        output.AddTo(command);

        return command.Does(async (parsed, cancellationToken) =>
        {
            var chosen = parsed.GetValue(seed) ?? (int)(context.Compose.Clock.GetUtcNow().Ticks & int.MaxValue);
            var sources = PlantedSources.Of(chosen, parsed.GetValue(version)!);
            await using var progress = context.Compose.Progress(output.Read(parsed));
            var report = await JudgeAsync(context, sources, progress, cancellationToken);
            await progress.DisposeAsync();
            return await TellAsync(context, chosen, SelfTestResult.Of(report, sources.Planted), report);
        });
    }

    private static async Task<GateReport> JudgeAsync(CommandContext context, PlantedSources sources, IGateProgress progress, CancellationToken cancellationToken)
    {
        await using var temporary = new TemporaryFolder("selftest");
        var root = Path.Combine(temporary.Path, "repository");
        await WriteAsync(root, sources.Base, cancellationToken);
        await context.Compose.Throwaway.CommitAsync(root, cancellationToken);
        await WriteAsync(root, sources.Head, cancellationToken);
        var measure = new MeasureRequest([], null, CaseFilter.Everything, [], null, new Dictionary<string, string>(), Environment.ProcessorCount, null, new Dictionary<string, ProjectSection>());
        var settings = new GateSettings(
            new ChangeRequest(root, "HEAD", null, NeedsBase: true), measure, Benchmarks: true, Rules: true, BaselineMode.Measure, null,
            FindingSeverity.Warning, AllowFirstRun: false, "AllocGate selftest", Path.Combine(temporary.Path, "reports"), RepositoryConfiguration.Default)
        {
            Cache = false,
            Repository = root,
        };
        return (await context.Compose.Gate(announcer: null, progress).RunAsync(settings, [], cancellationToken)).Report;
    }

    private static async Task WriteAsync(string root, IReadOnlyDictionary<string, string> texts, CancellationToken cancellationToken)
    {
        foreach (var (path, text) in texts)
        {
            var full = Path.Combine(root, path.Replace('/', Path.DirectorySeparatorChar));
            Directory.CreateDirectory(Path.GetDirectoryName(full)!);
            await File.WriteAllTextAsync(full, text, cancellationToken);
        }
    }

    private static async Task<ExitCode> TellAsync(CommandContext context, int seed, SelfTestResult result, GateReport report)
    {
        foreach (var caught in result.Caught)
            await context.Output.WriteLineAsync($"caught: {caught.Kind} — {caught.Place} {caught.What}");
        foreach (var missed in result.Missed)
            await context.Output.WriteLineAsync($"MISSED: {missed.Kind} — {missed.Place} {missed.What}");
        foreach (var alarm in result.FalseAlarms)
            await context.Output.WriteLineAsync(HostileText.ForLog($"FALSE ALARM: {alarm}"));
        if (result.Caught.Count == 0)
        {
            foreach (var reason in Reasons.All(report.Verdict))
                await context.Output.WriteLineAsync(HostileText.ForLog($"the gate said: {reason}"));
        }

        await context.Output.WriteLineAsync(result.Passes
            ? $"This build catches regressions of all {result.Caught.Count} kinds on this machine (--seed {seed})."
            : $"This build cannot be trusted on this machine: {result.Missed.Count} missed, {result.FalseAlarms.Count} false alarms (--seed {seed} repeats it).");
        return result.Passes ? ExitCode.Pass : ExitCode.Fail;
    }
}
