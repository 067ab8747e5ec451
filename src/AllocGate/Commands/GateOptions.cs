using System.CommandLine;
using AllocGate.Configuration;
using AllocGate.Core.Findings;
using AllocGate.Gating;

namespace AllocGate.Commands;

/// <summary>The options of `gate` beside those that say what to measure.</summary>
internal sealed class GateOptions
{
    public Option<string?> Base { get; } = new("--base") { Description = "The revision to compare with. [default: what the event names, else the merge base with the default branch]", HelpName = "REF" };

    public Option<string?> Head { get; } = new("--head") { Description = "The revision to judge, in a worktree of its own. [default: the tree as it stands]", HelpName = "REF" };

    public Option<string?> Pushed { get; } = new("--pushed")
    {
        Description = "Judge each tip that is pushed to this remote against what the remote has: for a pre-push hook, which gets the refs on standard input. [default: the remote that pre-commit names, else origin]",
        HelpName = "REMOTE",
        Arity = ArgumentArity.ZeroOrOne,
    };

    public Option<string> Baseline { get; } = new("--baseline")
    {
        Description = "auto: the committed file where there is one, else measure. measure: build and measure the base in the same run. file: the file alone.",
        HelpName = "auto|measure|file",
        DefaultValueFactory = _ => "auto",
    };

    public Option<string?> BaselineFile { get; } = new("--baseline-file") { Description = "The file of figures. [default: allocgate.baseline.json at the root]", HelpName = "F" };

    public Option<bool> NoCache { get; } = new("--no-cache") { Description = "Measure the base although an earlier run kept its figures." };

    public Option<string?> TimeBudget { get; } = new("--time-budget")
    {
        Description = "Measure what fits into this time, such as 30s or 2m: rules first, then the cases that took least last time. What is left out makes the verdict PARTIAL.",
        HelpName = "T",
    };

    public Option<bool> NoBenchmarks { get; } = new("--no-benchmarks") { Description = "Run the rules alone." };

    public Option<bool> NoRules { get; } = new("--no-rules") { Description = "Run the benchmarks alone." };

    public Option<string> FailOn { get; } = new("--fail-on")
    {
        Description = "The least severity of a finding that fails.",
        HelpName = "error|warning|info",
        DefaultValueFactory = _ => "warning",
    };

    public Option<string> Policy { get; } = new("--policy")
    {
        Description = "Whose thresholds, waivers, budgets and baseline figures hold. base: what the change loosens does not hold for it.",
        HelpName = "head|base",
        DefaultValueFactory = _ => "head",
    };

    public Option<string[]> Allow { get; } = new("--allow") { Description = "first-run: pass although no row has a base figure yet.", HelpName = "first-run" };

    public Option<string> Name { get; } = new("--name")
    {
        Description = "The gate's name, which tells several gates of one pull request apart.",
        HelpName = "NAME",
        DefaultValueFactory = _ => "AllocGate",
    };

    public Option<string> Output { get; } = new("--output")
    {
        Description = "Folder for reports.",
        HelpName = "DIR",
        DefaultValueFactory = _ => "artifacts/allocgate",
    };

    public ReportOptions Reports { get; } = new();

    public ConfigurationOptions Configuration { get; } = new();

    public void AddTo(Command command)
    {
        Baseline.TakesOneOf("auto", "measure", "file");
        FailOn.TakesOneOf("error", "warning", "info");
        Allow.TakesOneOf("first-run");
        Policy.TakesOneOf("head", "base");
        Name.Refuse(name => name.Trim().Length is 0 or > 100, name => $"--name: {name.Trim().Length} characters are not a name. Give 1 to 100.");
        TimeBudget.Refuse(text => !Duration.TryParse(text, out _), text => $"--time-budget: \"{text}\" is not a length of time. {Duration.Form}");
        command.Validators.Add(result =>
        {
            if (result.GetResult(Pushed) is not null && (result.GetValue(Base) ?? result.GetValue(Head)) is not null)
                result.AddError("--pushed names both sides of each push. Leave --base and --head out.");
            if (result.GetValue(NoBenchmarks) && result.GetValue(NoRules))
                result.AddError("--no-benchmarks and --no-rules together leave nothing to judge. Leave one of them out.");
            if (result.GetValue(BaselineFile) is not null && result.GetResult(Baseline) is { Implicit: false } && result.GetValue(Baseline) == "measure")
                result.AddError("--baseline measure reads no --baseline-file. Leave one of them out.");
        });
        Option[] all = [Base, Head, Pushed, Baseline, BaselineFile, NoCache, TimeBudget, NoBenchmarks, NoRules, FailOn, Policy, Allow, Name, Output];
        foreach (var option in all)
            command.Options.Add(option);
        Configuration.AddTo(command, compares: true, sides: true);
        Reports.AddTo(command);
    }

    public static FindingSeverity Severity(string text) => Enum.Parse<FindingSeverity>(text, ignoreCase: true);

    public static BaselineMode Mode(string text) => Enum.Parse<BaselineMode>(text, ignoreCase: true);
}
