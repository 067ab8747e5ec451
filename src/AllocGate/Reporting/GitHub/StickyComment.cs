using AllocGate.Core.Judging;
using AllocGate.Core.Reporting;
using AllocGate.Reporting.Markdown;
using Octokit;

namespace AllocGate.Reporting.GitHub;

/// <summary>The one comment of a gate on a pull request: a hidden mark tells it from those of other gates.</summary>
internal static class StickyComment
{
    // GitHub's limit is 65,535 characters. Bytes are never fewer.
    private const int MaxBytes = 65_535;

    public static string Body(GateReport report)
    {
        var mark = Mark(report.Name) + "\n";
        return mark + MarkdownReport.Render(report, MaxBytes - mark.Length);
    }

    /// <summary>The first line of the comment. Plain ASCII, whatever the name.</summary>
    public static string Mark(string gate) => $"<!-- allocgate: {Uri.EscapeDataString(CheckRunContent.NameOf(gate)).Replace("-", "%2D", StringComparison.Ordinal)} -->";

    /// <summary>
    /// True for a comment that this gate wrote. Anybody can write its mark: only an app, or a person with a right to write here, could have
    /// been the gate.
    /// </summary>
    public static bool IsOf(string gate, IssueComment comment) =>
        comment.Body?.StartsWith(Mark(gate), StringComparison.Ordinal) == true
        && (comment.User?.Type == AccountType.Bot
            || comment.AuthorAssociation.Value is AuthorAssociation.Owner or AuthorAssociation.Member or AuthorAssociation.Collaborator);

    /// <summary>True where a report has something to say: a row or law that is not as it was, a finding in scope, no pass.</summary>
    public static bool HasNews(GateReport report) =>
        report.Verdict is not Verdict.Pass
        || report.Rows.Any(row => row.Standing() != RowStanding.Unchanged)
        || report.Families.Any(family => family.Laws.Any(law => law.Standing() != RowStanding.Unchanged))
        || report.Findings.Any(finding => finding.Finding.InScope);
}
