using AllocGate.Core.Judging;
using AllocGate.Core.Reporting;

namespace AllocGate.Reporting.Html;

/// <summary>The verdict, why, and what was judged against what.</summary>
internal static class HtmlHead
{
    public static HtmlFragment Of(GateReport report)
    {
        var headline = Headline.Of(report);
        var sign = report.Verdict switch { Verdict.Pass => "✓", Verdict.Fail => "✗", _ => "?" };
        return HtmlFragment.Of($"""
            <header>
            <p class="gate">{report.Name}</p>
            <h1><span class="sign" aria-hidden="true">{sign}</span> {headline.Word}</h1>
            <p class="counts">{headline.Counts}</p>
            {Why(report)}
            <dl>
            <div><dt>Event</dt><dd>{report.Subject.Event}</dd></div>
            <div><dt>Head</dt><dd>{report.Subject.HeadDescription}</dd></div>
            <div><dt>Base</dt><dd>{report.Subject.BaseDescription}</dd></div>
            <div><dt>Baseline</dt><dd>{report.Subject.Baseline}</dd></div>
            </dl>
            </header>
            """);
    }

    private static HtmlFragment Why(GateReport report) => HtmlFragment.Join(Reasons.Sections(report).Select(section =>
        HtmlFragment.Of($"<h2>{section.Title}</h2><ul>{section.Entries.Select(reason => HtmlFragment.Of($"<li>{reason}</li>"))}</ul>")));
}
