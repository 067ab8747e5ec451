using AllocGate.Configuration;
using AllocGate.Core.Findings;
using AllocGate.Core.Judging;

namespace AllocGate.Gating;

/// <summary>Everything the user decided about a run, checked.</summary>
/// <param name="Change">What was said about the two sides.</param>
/// <param name="Measure">What to measure, and how.</param>
/// <param name="Benchmarks">False under --no-benchmarks.</param>
/// <param name="Rules">False under --no-rules.</param>
/// <param name="Baseline">--baseline.</param>
/// <param name="BaselineFile">Absolute path given by --baseline-file; absent: the one at the judged tree's root.</param>
/// <param name="FailOn">--fail-on.</param>
/// <param name="AllowFirstRun">--allow first-run.</param>
/// <param name="Name">--name.</param>
/// <param name="Output">Absolute path of the folder for reports.</param>
/// <param name="Configuration">allocgate.json.</param>
public sealed record GateSettings(
    ChangeRequest Change,
    MeasureRequest Measure,
    bool Benchmarks,
    bool Rules,
    BaselineMode Baseline,
    string? BaselineFile,
    FindingSeverity FailOn,
    bool AllowFirstRun,
    string Name,
    string Output,
    RepositoryConfiguration Configuration)
{
    /// <summary>False under --no-cache.</summary>
    public bool Cache { get; init; } = true;

    /// <summary>--time-budget; absent: the run takes as long as it takes.</summary>
    public TimeSpan? TimeBudget { get; init; }

    /// <summary>--policy base: thresholds, waivers, budgets and baseline figures as base has them.</summary>
    public bool PolicyOfBase { get; init; }

    /// <summary>The configuration file relative to the root, with '/'; absent where it lies outside the repository.</summary>
    public string? ConfigurationPath { get; init; } = ConfigurationFile.Name;

    /// <summary>What the command line says in the place of the configuration file: for base's as well.</summary>
    public GivenConfiguration Given { get; init; } = GivenConfiguration.None;

    /// <summary>Absolute path of the root of the user's repository, also where another tree is judged.</summary>
    public string Repository { get; init; } = "";

    /// <summary>True where an option of this run leaves something out.</summary>
    public bool Partial => PartialWhenMerged || Measure.Shard is not null;

    /// <summary>True where another option than --shard leaves something out.</summary>
    public bool PartialWhenMerged => !Benchmarks || !Rules || Measure.Filter.Glob.Length > 0 || Measure.Engine != Core.Measuring.Engine.Probe;

    /// <summary>The first shard runs the rules for all of them: they look at the whole change at once.</summary>
    public bool RunsRules => Rules && Measure.Shard is null or { Index: 1 };

    public JudgePolicy Policy => new(FailOn, AllowFirstRun, Benchmarks, Measure.Projects.Count > 0);
}
