using System.Text;
using AllocGate.Core.Reporting;

namespace AllocGate.Reporting.Markdown;

/// <summary>The report as GitHub flavoured Markdown, for job summaries and check runs.</summary>
public static class MarkdownReport
{
    public const string FileName = "report.md";

    /// <summary>The whole report.</summary>
    public static string Render(GateReport report) => new MarkdownSections(report, int.MaxValue).ToString();

    /// <summary>The report within a limit: headline and reasons first, then as many of the worst entries as fit, the rest counted.</summary>
    /// <param name="report">The report.</param>
    /// <param name="maxBytes">The most that the place takes, in bytes of UTF-8; at least 1,000.</param>
    public static string Render(GateReport report, int maxBytes)
    {
        var entries = new[] { report.Rows.Count, report.Families.Count * 2, report.Findings.Count, report.Notices.Count, Reasons.All(report.Verdict).Count, 1_000 }.Max();
        while (true)
        {
            var text = new MarkdownSections(report, entries).ToString();
            if (Encoding.UTF8.GetByteCount(text) <= maxBytes)
                return text;
            if (entries == 0)
                return Headline.Of(report).Sentence + "\n\nThe report is too long to be shown here: see report.json.\n";
            entries /= 2;
        }
    }
}
