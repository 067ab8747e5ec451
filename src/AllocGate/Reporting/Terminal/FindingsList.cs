using AllocGate.Core.Findings;
using AllocGate.Core.Waiving;
using Spectre.Console;

namespace AllocGate.Reporting.Terminal;

/// <summary>Rule hits, each as a place that editors and terminals turn into a link, with its rule and message.</summary>
public static class FindingsList
{
    public static void Write(IAnsiConsole console, IReadOnlyList<ReportedFinding> findings)
    {
        foreach (var finding in WorstFirst.Findings(findings))
            Write(console, finding);
    }

    private static void Write(IAnsiConsole console, ReportedFinding reported)
    {
        var finding = reported.Finding;
        var scope = OutcomeWords.Of(finding.Scope);
        console.Item($"{Place(finding.Location)}", style: Tones.Title);
        console.Item(
            $"{OutcomeWords.Of(finding.Severity)} {finding.RuleId}" + (scope.Length > 0 ? $", {scope}" : ""),
            indent: 4,
            finding.InScope ? Tones.Of(finding.Severity) : Tones.Quiet);
        console.Item(finding.Message, indent: 4);
        foreach (var related in finding.Related)
            console.Item($"{(related.Label.Length > 0 ? related.Label : "see also")}: {Place(related)}", indent: 4, Tones.Quiet);
        if (reported.WaivedBy is not null)
            console.Item($"waived: {reported.WaivedBy}", indent: 4);
    }

    private static string Place(FindingLocation location) => $"{location.Path}:{location.Line}:{location.Column}";
}
