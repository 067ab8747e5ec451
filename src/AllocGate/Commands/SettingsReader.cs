using System.CommandLine;
using AllocGate.Configuration;
using AllocGate.Gating;
using AllocGate.Git;

namespace AllocGate.Commands;

/// <summary>Turns the command line of `gate` and the configuration file into settings.</summary>
internal sealed class SettingsReader(GateOptions gate, MeasureOptions measure, IChangeSource changes, DateOnly today)
{
    /// <param name="parsed">The command line, free of errors.</param>
    /// <param name="place">Where the command runs.</param>
    /// <param name="pushed">The pushed tip that is judged; absent: what --base and --head say.</param>
    /// <exception cref="InvalidInputException">Something is wrong with the paths or the configuration file: everything at once.</exception>
    public async Task<GateSettings> ReadAsync(ParseResult parsed, Place place, PushedTip? pushed, CancellationToken cancellationToken)
    {
        var head = pushed?.Commit ?? parsed.GetValue(gate.Head);
        var given = gate.Configuration.Given(parsed);
        var named = parsed.GetValue(gate.Configuration.Config);
        var configuration = await ConfigurationAsync(named, head, given, place, cancellationToken);
        var baselineFile = parsed.GetValue(gate.BaselineFile);
        var baseline = GateOptions.Mode(parsed.GetValue(gate.Baseline)!);
        var benchmarks = !parsed.GetValue(gate.NoBenchmarks);
        if (!place.IsRepository && baselineFile is null && baseline == BaselineMode.Measure)
        {
            throw new InvalidInputException(
                "The base is measured from git, and this folder is in no git repository.", "--baseline measure",
                "Give a file of figures with --baseline-file, or run this in a checkout.");
        }

        // git would hash it first, as part of the working tree.
        if (head is null && benchmarks && baseline != BaselineMode.Measure)
            RefuseHuge(baselineFile is null ? Path.Combine(place.Root, BaselineChoice.FileName) : place.Absolute(baselineFile));
        var request = measure.Read(parsed, place, configuration.Sections);
        if (request.Shard is { } shard && !benchmarks)
            throw new InvalidInputException("It splits the benchmarks, and --no-benchmarks leaves none.", shard.Reason, "Leave one of them out.");

        TimeSpan? budget = Duration.TryParse(parsed.GetValue(gate.TimeBudget), out var length) ? length : null;
        if (request.Shard is { } part && budget is not null)
            throw new InvalidInputException("Shards are merged to a whole, and a time budget leaves cases out.", part.Reason, "Leave --time-budget out.");

        return new GateSettings(
            new ChangeRequest(place.WorkingDirectory, pushed is null ? parsed.GetValue(gate.Base) : pushed.Base, head, NeedsBase(place, baseline, baselineFile, benchmarks)),
            request,
            benchmarks,
            !parsed.GetValue(gate.NoRules),
            baseline,
            baselineFile is null ? null : place.Absolute(baselineFile),
            GateOptions.Severity(parsed.GetValue(gate.FailOn)!),
            parsed.GetValue(gate.Allow)?.Contains("first-run") ?? false,
            parsed.GetValue(gate.Name)!.Trim(),
            place.Absolute(parsed.GetValue(gate.Output)!),
            configuration)
        {
            Cache = !parsed.GetValue(gate.NoCache),
            TimeBudget = budget,
            Repository = place.Root,
            PolicyOfBase = parsed.GetValue(gate.Policy) == "base",
            ConfigurationPath = named is null ? ConfigurationFile.Name : place.Inside(named),
            Given = given,
        };
    }

    private static void RefuseHuge(string file)
    {
        if (new FileInfo(file) is { Exists: true, Length: > IBaselineStore.MaximumLength })
            throw new InvalidInputException($"It is larger than {IBaselineStore.MaximumLength:#,0} bytes.", file, "Write it again with `allocgate baseline update`, or take it from version control.");
    }

    private static bool NeedsBase(Place place, BaselineMode baseline, string? baselineFile, bool benchmarks)
    {
        var file = baselineFile is not null || baseline == BaselineMode.File
            || (baseline == BaselineMode.Auto && File.Exists(Path.Combine(place.Root, BaselineChoice.FileName)));
        return !(benchmarks && file);
    }

    private async Task<RepositoryConfiguration> ConfigurationAsync(
        string? named, string? head, GivenConfiguration given, Place place, CancellationToken cancellationToken)
    {
        if (named is not null || head is null)
            return (await ConfigurationFile.ReadForAsync(place.Root, named, place.Absolute, given, today, cancellationToken)).Configuration;
        return ConfigurationFile.Read(await CommittedAsync(ConfigurationFile.Name), await CommittedAsync(ConfigurationFile.WaiversName), given, today).Configuration;

        async Task<ConfigurationText?> CommittedAsync(string path) =>
            await changes.ReadFileAsync(place.Root, head, path, cancellationToken) is { } utf8 ? new(utf8, $"{path} of {head}") : null;
    }
}
