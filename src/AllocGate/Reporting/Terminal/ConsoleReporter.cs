using AllocGate.Core.Comparing;
using AllocGate.Core.Reporting;
using AllocGate.Core.Waiving;
using AllocGate.Gating;
using Spectre.Console;

namespace AllocGate.Reporting.Terminal;

/// <summary>The report in a terminal or a log: a table that can be read at 80 columns; last the verdict with its worst reason.</summary>
/// <param name="console">Where to write; its settings decide on colour and width.</param>
/// <param name="verbosity">How much to show.</param>
public sealed class ConsoleReporter(IAnsiConsole console, Verbosity verbosity) : IReporter
{
    private const int ReasonLines = 3;
    private const int PanelEdges = 4;

    public string Kind => ReportKinds.Console;

    public Task<Delivery> DeliverAsync(GateReport report, CancellationToken cancellationToken)
    {
        WriteSubject(report);
        var rows = WorstFirst.Rows(report.Rows).Where(IsShown).ToList();
        ComparisonTable.Write(console, rows);
        WriteReasons(rows);
        WriteFamilies(report);
        WriteProjects(report);
        WriteFindings(report);
        console.Items("This change loosens the gate", [.. report.Loosenings.Select(l => l.ToString())]);
        WriteWaivers(report);
        WriteNotSelected(report);
        if (verbosity > Verbosity.Quiet)
            console.Items("Notices", report.Notices);
        foreach (var (title, entries) in Reasons.Sections(report))
            console.Items(title, entries);
        WriteVerdict(report);
        return Task.FromResult<Delivery>(new Delivery.Delivered(Kind, "the console"));
    }

    private bool IsShown(ComparedRow row) =>
        verbosity > Verbosity.Quiet || row.Standing() is RowStanding.Failing or RowStanding.Open;

    private void WriteSubject(GateReport report)
    {
        if (verbosity == Verbosity.Quiet)
            return;
        console.Item($"{report.Name}, {report.Subject.Event}, AllocGate {report.ToolVersion}", indent: 0, Tones.Title);
        console.Item($"head      {report.Subject.HeadDescription}", indent: 0);
        console.Item($"base      {report.Subject.BaseDescription}", indent: 0);
        console.Item($"baseline  {report.Subject.Baseline}", indent: 0);
    }

    private void WriteReasons(IEnumerable<ComparedRow> rows)
    {
        var explained = rows.Select(row => (Row: row, Reasons: Explanations(row).ToList())).Where(r => r.Reasons.Count > 0).ToList();
        foreach (var (index, (row, reasons)) in explained.Index())
        {
            if (index > 0)
                console.WriteLine();
            console.Item(row.Name, indent: 1, Tones.Title);
            if (row.Location is { } location)
                console.Item($"{location.Path}:{location.Line}", indent: 3, Tones.Quiet);
            console.Items(reasons, indent: 3);
        }
    }

    private void WriteFamilies(GateReport report)
    {
        foreach (var family in report.Families)
        {
            var laws = family.Laws.Where(IsShown).ToList();
            if (laws.Count == 0)
                continue;
            console.Title($"Bytes over rows: {HostileText.ForLog(family.Name)}");
            foreach (var law in laws)
            {
                console.Item($"{OutcomeWords.Of(law.Metric)}: {LawWords.Of(law.Head)}", indent: 3, Tones.Of(law.Standing()));
                if (LawWords.Sentence(law) is { Length: > 0 } sentence)
                    console.Item(sentence, indent: 3);
            }
        }
    }

    private bool IsShown(ComparedLaw law) => verbosity switch
    {
        Verbosity.Quiet => law.Standing() is RowStanding.Failing or RowStanding.Open,
        Verbosity.Normal => law.Standing() != RowStanding.Unchanged,
        _ => true,
    };

    private IEnumerable<string> Explanations(ComparedRow row) =>
        verbosity == Verbosity.Detailed ? RowReasons.Of(row).Concat(row.Notes) : RowReasons.Of(row);

    private void WriteProjects(GateReport report)
    {
        foreach (var project in report.Projects)
        {
            var notices = verbosity == Verbosity.Quiet ? [] : project.Notices;
            List<string> lines = project.Problem is { } problem ? [$"NOT MEASURED: {problem}", .. notices] : [.. notices];
            if (verbosity == Verbosity.Detailed && project.Environment is { } environment)
                lines.Add(EnvironmentLine.Of(environment));
            console.Items(HostileText.ForLog(project.Project), lines);
        }
    }

    private void WriteFindings(GateReport report)
    {
        var shown = report.Findings.Where(f => verbosity == Verbosity.Detailed || f.Finding.InScope).ToList();
        if (shown.Count > 0)
        {
            console.Title("Findings");
            FindingsList.Write(console, shown);
        }

        var hidden = report.Findings.Count - shown.Count;
        if (hidden > 0 && verbosity == Verbosity.Normal)
            console.Items("Outside the change", [$"{Counted.Of(hidden, "finding")} from before the change: --verbosity detailed shows them."]);
    }

    private void WriteWaivers(GateReport report)
    {
        var shown = report.Waivers.Where(IsShown).Select(WaiverLine.Of).ToList();
        console.Items("Waivers", shown);
    }

    private bool IsShown(WaiverUse use) => verbosity switch
    {
        Verbosity.Quiet => use.Status is WaiverStatus.Expired or WaiverStatus.Exceeded || use.DaysLeft is not null,
        Verbosity.Normal => use.Status != WaiverStatus.Used || use.DaysLeft is not null || use.Waiver.Commit is not null,
        _ => true,
    };

    private void WriteNotSelected(GateReport report)
    {
        if (verbosity == Verbosity.Detailed)
            console.Items("Not selected", [.. report.NotSelected.Select(n => $"{n.Key.Benchmark}: {n.Reason}")]);
    }

    private void WriteVerdict(GateReport report)
    {
        var headline = Headline.Of(report);
        List<Text> lines = [new Text($"{headline.Word}\n{headline.Counts}", new Style(Tones.Of(report.Verdict), decoration: Decoration.Bold))];
        var reason = HostileText.ForLog(WorstReason.Of(report));
        if (reason.Length > 0)
            lines.Add(new Text(HostileText.Clip(reason, ReasonLines * Math.Max(20, console.Profile.Width - PanelEdges))));
        console.WriteLine();
        console.Write(new Panel(new Rows(lines)) { Border = BoxBorder.Heavy, Expand = true, BorderStyle = new Style(Tones.Of(report.Verdict)) });
    }
}
