using System.Text.Json.Nodes;
using AllocGate.Core.Findings;
using AllocGate.Core.Measuring;
using AllocGate.Core.Reporting;

namespace AllocGate.Reporting.Sarif;

/// <summary>All results of a report, worst first.</summary>
internal static class SarifResults
{
    private const int MaxRelated = 20;

    public static IReadOnlyList<SarifResult> Of(GateReport report)
    {
        var fingerprints = new Fingerprints();
        var measured = MeasuredIssues.Of(report).Select(issue => OfMeasured(issue, fingerprints));
        var findings = WorstFirst.Findings(report.Findings).Select(f => OfFinding(f.Finding, SarifSuppression.OfWaiver(f.WaivedBy), fingerprints));
        var suppressed = report.Suppressed.Select(s => OfFinding(s.Finding, new SarifSuppression("inSource", s.Justification), fingerprints));
        return [.. measured.Concat(findings).Concat(suppressed).OrderBy(result => result.Suppression is not null).ThenBy(result => Rank(result.Level))];
    }

    private static SarifResult OfMeasured(MeasuredIssue issue, Fingerprints fingerprints)
    {
        var place = issue.Place ?? new SourceLine(issue.Key.Project, 1);
        var level = issue.Standing switch { RowStanding.Failing => "error", RowStanding.Open => "warning", _ => "note" };
        return new(
            SarifRules.OfMetric(issue.Metrics), level, issue.Message, SarifText.Location(place), [.. Related(issue, place).Take(MaxRelated)],
            fingerprints.Of(issue.Identity), SarifSuppression.OfWaiver(issue.WaivedBy));
    }

    private static IEnumerable<JsonObject> Related(MeasuredIssue issue, SourceLine place)
    {
        if (issue.Row is not { } row)
            yield break;
        if (row.Location is { } benchmark && benchmark != place)
            yield return Said(SarifText.Location(benchmark), "the benchmark");
        foreach (var line in row.AllocatingLines?.Lines ?? [])
        {
            if (line is { Line: { } at, Growth: > 0 })
                yield return Said(SarifText.Location(at.Location), $"allocates {line.Type} in {at.Method}");
        }
    }

    private static SarifResult OfFinding(Finding finding, SarifSuppression? suppression, Fingerprints fingerprints)
    {
        var level = finding switch
        {
            { InScope: false } => "note",
            { Severity: FindingSeverity.Error } => "error",
            { Severity: FindingSeverity.Warning } => "warning",
            _ => "note",
        };
        return new(
            SarifRules.Safe(finding.RuleId), level, finding.Message, SarifText.Location(finding.Location),
            [.. finding.Related.Take(MaxRelated).Select(r => Said(SarifText.Location(r), r.Label.Length > 0 ? r.Label : "see also"))],
            fingerprints.Of("finding", finding.Location.Path, finding.RuleId, finding.Fingerprint), suppression);
    }

    private static JsonObject Said(JsonObject location, string text)
    {
        location["message"] = SarifText.Message(text);
        return location;
    }

    private static int Rank(string level) => level switch { "error" => 0, "warning" => 1, _ => 2 };
}
