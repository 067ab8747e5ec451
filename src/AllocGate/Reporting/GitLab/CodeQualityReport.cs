using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using AllocGate.Core.Findings;
using AllocGate.Core.Judging;
using AllocGate.Core.Measuring;
using AllocGate.Core.Reporting;

namespace AllocGate.Reporting.GitLab;

/// <summary>
/// GitLab's Code Quality report: what measuring found and the findings in scope, unless a waiver accepts them. The merge request's widget
/// tells new from known issues by their fingerprints.
/// </summary>
public static class CodeQualityReport
{
    /// <summary>The name that GitLab's own templates give it.</summary>
    public const string FileName = "gl-code-quality-report.json";

    private const int MaxDescription = 2_000;

    private static readonly JsonSerializerOptions s_options = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    };

    public static string Render(GateReport report)
    {
        var fingerprints = new Fingerprints();
        var measured = MeasuredIssues.Of(report).Where(issue => issue.Standing != RowStanding.Waived).Select(issue => OfMeasured(issue, report, fingerprints));
        var findings = WorstFirst.Findings(report.Findings.Where(f => f is { WaivedBy: null, Finding.InScope: true }))
            .Select(f => OfFinding(f.Finding, report, fingerprints));
        List<Issue> issues = [.. measured, .. findings];
        // An empty list reads as "nothing wrong", also where nothing could be measured.
        if (issues.Count == 0 && report.Verdict is not Verdict.Pass)
            issues.Add(OfVerdict(report, fingerprints));
        return JsonSerializer.Serialize(issues, s_options) + "\n";
    }

    private static Issue OfVerdict(GateReport report, Fingerprints fingerprints) => Create(
        string.Join("; ", [Headline.Of(report).Sentence, .. Reasons.All(report.Verdict)]),
        "allocgate/verdict",
        fingerprints.Of("verdict", report.Name),
        report.Verdict is Verdict.Fail ? "critical" : "major",
        new SourceLine(report.Projects.Select(p => p.Project).FirstOrDefault("allocgate.json"), 1));

    private static Issue OfMeasured(MeasuredIssue issue, GateReport report, Fingerprints fingerprints) => Create(
        issue.Message,
        $"allocgate/{issue.Metrics.Split(',')[0]}",
        fingerprints.Of(issue.Identity),
        issue.Standing == RowStanding.Failing ? "critical" : "major",
        Posted(issue.Place ?? new SourceLine(issue.Key.Project, 1), report));

    private static Issue OfFinding(Finding finding, GateReport report, Fingerprints fingerprints) => Create(
        finding.Message,
        finding.RuleId,
        fingerprints.Of("finding", finding.Location.Path, finding.RuleId, finding.Fingerprint),
        finding.Severity switch
        {
            FindingSeverity.Error => "critical",
            FindingSeverity.Warning => "major",
            _ => "info",
        },
        Posted(new SourceLine(finding.Location.Path, finding.Location.Line), report));

    // The merge request shows its own head; what that commit does not have stands where it was judged.
    private static SourceLine Posted(SourceLine line, GateReport report) => report.Subject.Posting?.Map(line) ?? line;

    private static Issue Create(string description, string rule, string fingerprint, string severity, SourceLine place)
    {
        var text = HostileText.OneLine(description, MaxDescription);
        return new Issue(
            string.IsNullOrWhiteSpace(text) ? rule : text, HostileText.OneLine(rule, 100), fingerprint, severity,
            new Place(RepositoryPath.Of(place.Path), new Lines(Math.Max(1, place.Line))));
    }

    private sealed record Issue(string Description, string CheckName, string Fingerprint, string Severity, Place Location);

    private sealed record Place(string Path, Lines Lines);

    private sealed record Lines(int Begin);
}
