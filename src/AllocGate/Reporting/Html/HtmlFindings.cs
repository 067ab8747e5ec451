using AllocGate.Core.Findings;
using AllocGate.Core.Reporting;
using AllocGate.Core.Waiving;

namespace AllocGate.Reporting.Html;

/// <summary>Findings with the source around them.</summary>
internal static class HtmlFindings
{
    private const int Most = 200;

    public static HtmlFragment Of(GateReport report)
    {
        var findings = WorstFirst.Findings(report.Findings.Where(f => f.Finding.InScope));
        var outside = report.Findings.Count - findings.Count;
        if (report.Findings.Count == 0)
            return HtmlFragment.Empty;
        return HtmlFragment.Of($"""
            <section id="findings"><h2>Findings</h2>
            {findings.Take(Most).Select(f => Finding(f, report))}
            {(findings.Count > Most ? HtmlFragment.Of($"<p>… and {Counted.Of(findings.Count - Most, "more finding")}: see report.json.</p>") : HtmlFragment.Empty)}
            {(outside > 0 ? HtmlFragment.Of($"<p>{Counted.Of(outside, "finding")} from before the change: see report.json.</p>") : HtmlFragment.Empty)}
            </section>
            """);
    }

    private static HtmlFragment Finding(ReportedFinding reported, GateReport report)
    {
        var finding = reported.Finding;
        var standing = reported.WaivedBy is not null ? "waived" : report.FailsBy(reported) ? "failing" : "changed";
        var scope = OutcomeWords.Of(finding.Scope);
        return HtmlFragment.Of($"""
            <article class="finding {standing}">
            <h3><span class="tag {standing}">{(standing == "waived" ? "waived" : OutcomeWords.Of(finding.Severity))}</span> {finding.RuleId} <bdi>{finding.Location.Path}:{finding.Location.Line}</bdi></h3>
            <p>{finding.Message}{(scope.Length > 0 ? $" ({scope})" : "")}</p>
            {(reported.WaivedBy is { } reason ? HtmlFragment.Of($"<p>Waived: {reason}</p>") : HtmlFragment.Empty)}
            {(finding.Excerpt is { } excerpt ? Excerpt(excerpt, finding.Location) : HtmlFragment.Empty)}
            {(finding.Related.Count > 0 ? HtmlFragment.Of($"<ul>{finding.Related.Select(Related)}</ul>") : HtmlFragment.Empty)}
            </article>

            """);
    }

    private static HtmlFragment Related(FindingLocation place) =>
        HtmlFragment.Of($"<li>{(place.Label.Length > 0 ? place.Label : "see also")}: {place.Path}:{place.Line}</li>");

    private static HtmlFragment Excerpt(SourceExcerpt excerpt, FindingLocation at) => HtmlFragment.Of($"""
        <div class="scroll" tabindex="0" role="region" aria-label="Source of {at.Path}"><pre>{excerpt.Lines.Select((text, i) => Line(text, excerpt.FirstLine + i, at))}</pre></div>
        """);

    private static HtmlFragment Line(string text, int number, FindingLocation at)
    {
        // Indentation is all that is invisible and meant to be.
        var code = text.TrimStart();
        var indentation = string.Concat(text[..^code.Length].Select(c => c == '\t' ? "    " : " "));
        var line = HtmlFragment.Of($"{$"{number}".PadLeft(5)}  {new HtmlFragment(indentation)}{code}");
        return number >= at.Line && number <= at.EndLine ? HtmlFragment.Of($"<mark>{line}</mark>\n") : HtmlFragment.Of($"{line}\n");
    }
}
