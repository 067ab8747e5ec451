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

    public static string Body(GateReport report, PostingRun? run)
    {
        var mark = Mark(report.Name).Line(run, report) + "\n";
        return mark + MarkdownReport.Render(report, MaxBytes - mark.Length);
    }

    public static CommentMark Mark(string gate) => new(Uri.EscapeDataString(CheckRunContent.NameOf(gate)).Replace("-", "%2D", StringComparison.Ordinal));

    /// <summary>
    /// True for a comment that this gate wrote. Anybody can write its mark: only an app, or a person with a right to write here, could have
    /// been the gate.
    /// </summary>
    public static bool IsOf(string gate, IssueComment comment) =>
        Mark(gate).IsOn(comment.Body)
        && (comment.User?.Type == AccountType.Bot
            || comment.AuthorAssociation.Value is AuthorAssociation.Owner or AuthorAssociation.Member or AuthorAssociation.Collaborator);

    /// <summary>True where a report has something to say: a row or law that is not as it was, a finding in scope, no pass.</summary>
    public static bool HasNews(GateReport report) =>
        report.Verdict is not Verdict.Pass
        || report.Rows.Any(row => row.Standing() != RowStanding.Unchanged)
        || report.Families.Any(family => family.Laws.Any(law => law.Standing() != RowStanding.Unchanged))
        || report.Findings.Any(finding => finding.Finding.InScope);
}
