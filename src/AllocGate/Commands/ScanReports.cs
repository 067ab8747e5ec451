using System.CommandLine;
using AllocGate.Core.Comparing;
using AllocGate.Core.Findings;
using AllocGate.Core.Judging;
using AllocGate.Core.Measuring;
using AllocGate.Core.Reporting;
using AllocGate.Core.Waiving;
using AllocGate.Gating;
using AllocGate.Reporting;

namespace AllocGate.Commands;

/// <summary>What `allocgate scan` writes beside its list: reports of the rules alone, for tools that compare whole trees.</summary>
internal sealed class ScanReports
{
    private static readonly string[] s_kinds =
        [ReportKinds.Json, ReportKinds.Markdown, ReportKinds.Html, ReportKinds.Sarif, ReportKinds.JUnit, ReportKinds.GitLabCodeQuality];

    private readonly Option<string[]> _kinds = new("--report")
    {
        Description = $"A report to write: {string.Join(", ", s_kinds)}; may be given again. [default: none]",
        HelpName = "KIND",
    };

    private readonly Option<string> _output = new("--output") { Description = "Folder for reports.", HelpName = "DIR", DefaultValueFactory = _ => "artifacts/allocgate" };

    private readonly ConfigurationOptions _configuration = new();

    public void AddTo(Command command)
    {
        _kinds.Refuse(kind => !s_kinds.Contains(kind), kind => $"--report: \"{kind}\" is not a report of a scan. There are {string.Join(", ", s_kinds)}.");
        command.Options.Add(_kinds);
        command.Options.Add(_output);
        _configuration.AddTo(command);
    }

    /// <summary>The scan as a finished report, waivers applied.</summary>
    public async Task<GateReport> ReportAsync(
        CommandContext context, ParseResult parsed, Place place, ScanResult scan, ChangeSet? change, FindingSeverity failOn, CancellationToken cancellationToken)
    {
        var began = context.Compose.Clock.GetUtcNow();
        var configuration = await _configuration.ReadAsync(parsed, place, context.Today, cancellationToken);
        var findings = change?.Files is { } files ? ScopedFindings.Mark(scan.Findings, files, scan.BaseFingerprints) : ScopedFindings.WholeTree(scan.Findings);
        var waived = Waivers.Apply([], [], findings, configuration.Waivers, DateOnly.FromDateTime(began.UtcDateTime));
        // A change may touch no source; a place without any is not what was meant to be scanned.
        var nothing = scan.Files == 0 && change is null && scan.Problems.Count == 0 ? "No source was scanned." : null;
        var evidence = new Evidence(MeasurementSet.Empty, new Baseline.None("the rules alone"), [], waived.Findings, scan.Problems, nothing);
        return new GateReport(
            Compose.Version, "AllocGate scan", began,
            new ReportSubject(
                change?.Event ?? "scan", change?.HeadCommit, change?.HeadDescription ?? "the sources as they stand",
                change?.BaseCommit, change?.BaseDescription ?? "none: everything is in scope", "none: the rules alone", change?.Posting),
            Judge.Decide(evidence, new JudgePolicy(failOn, AllowFirstRun: false, Benchmarks: false, ProjectsNamed: false)),
            Partial: false, [], [], [], waived.Findings, [.. waived.Uses.Where(use => IsOfRule(use.Waiver))], scan.Notices)
        {
            FailOn = failOn,
            Suppressed = change?.Files is { } changed ? ScopedFindings.Mark(scan.Suppressed, changed, scan.SuppressedAtBase) : ScopedFindings.WholeTree(scan.Suppressed),
        };
    }

    /// <summary>Writes what was asked for.</summary>
    public async Task<IReadOnlyList<Delivery>> DeliverAsync(CommandContext context, ParseResult parsed, Place place, GateReport report, CancellationToken cancellationToken)
    {
        var asked = parsed.GetValue(_kinds) ?? [];
        if (asked.Length == 0)
            return [];
        var reporters = context.Compose.Channels(new ReportRequest(asked, place.Absolute(parsed.GetValue(_output)!), Verbosity.Normal, Part: false, Comment: null)).Reporters;
        return (await GateResult.DeliverAsync(report, reporters, cancellationToken)).Deliveries;
    }

    // What a scan does not measure uses no waiver of a metric, and none of those can go.
    private static bool IsOfRule(Waiver waiver) => waiver.CeilingBytes is null && !string.Equals(waiver.Subject, Waivers.Subject(Metric.Lifetimes), StringComparison.OrdinalIgnoreCase);
}
