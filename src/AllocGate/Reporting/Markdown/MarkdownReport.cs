using System.Text;
using AllocGate.Core.Measuring;
using AllocGate.Core.Reporting;

namespace AllocGate.Reporting.Markdown;

/// <summary>The report as GitHub flavoured Markdown, for job summaries and check runs.</summary>
public static class MarkdownReport
{
    public const string FileName = "report.md";

    /// <summary>The whole report.</summary>
    public static string Render(GateReport report) => new MarkdownSections(report, int.MaxValue, null).ToString();

    /// <summary>The report within a limit: headline and reasons first, then as many of the worst entries as fit, the rest counted.</summary>
    /// <param name="report">The report.</param>
    /// <param name="maxBytes">The most that the place takes, in bytes of UTF-8; at least 1,000.</param>
    /// <param name="address">Where a line can be read, for links; absent, or nothing for a line: its place is text.</param>
    public static string Render(GateReport report, int maxBytes, Func<SourceLine, string?>? address = null)
    {
        var all = new[] { report.Rows.Count, report.Families.Count * 2, report.Findings.Count, report.Notices.Count, report.Loosenings.Count, Reasons.All(report.Verdict).Count, 1_000 }.Max();
        if (Within(report, all, maxBytes, address) is { } whole)
            return whole;
        var best = Within(report, 0, maxBytes, address);
        if (best is null)
            return Headline.Of(report).Sentence + "\n\nThe report is too long to be shown here: see report.json.\n";
        var (fits, tooMany) = (0, all);
        while (tooMany - fits > 1 + (fits / 16))
        {
            var entries = fits + ((tooMany - fits) / 2);
            if (Within(report, entries, maxBytes, address) is { } text)
                (fits, best) = (entries, text);
            else
                tooMany = entries;
        }

        return best;
    }

    private static string? Within(GateReport report, int entries, int maxBytes, Func<SourceLine, string?>? address)
    {
        var text = new MarkdownSections(report, entries, address).ToString();
        return Encoding.UTF8.GetByteCount(text) <= maxBytes ? text : null;
    }
}
