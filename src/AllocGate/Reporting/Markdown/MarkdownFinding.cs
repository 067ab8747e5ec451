using AllocGate.Core.Findings;
using AllocGate.Core.Measuring;
using AllocGate.Core.Waiving;

namespace AllocGate.Reporting.Markdown;

/// <summary>A rule hit in one line of Markdown.</summary>
internal static class MarkdownFinding
{
    public static string Of(ReportedFinding reported, Func<SourceLine, string?>? address)
    {
        var finding = reported.Finding;
        var scope = OutcomeWords.Of(finding.Scope);
        var line = $"**{OutcomeWords.Of(finding.Severity)}** {MarkdownText.Prose(finding.RuleId)} {Place(finding.Location, address)}"
            + (scope.Length > 0 ? $" ({scope})" : "")
            + $": {MarkdownText.Prose(finding.Message)}";
        foreach (var related in finding.Related)
            line += $" {(related.Label.Length > 0 ? MarkdownText.Prose(related.Label) : "See also")}: {Place(related, address)}.";
        return reported.WaivedBy is null ? line : $"{line} Waived: {MarkdownText.Prose(reported.WaivedBy)}";
    }

    private static string Place(FindingLocation location, Func<SourceLine, string?>? address) =>
        MarkdownPlace.Of(new SourceLine(location.Path, location.Line), address);
}
