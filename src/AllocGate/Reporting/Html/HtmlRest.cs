using AllocGate.Core.Reporting;
using AllocGate.Reporting.Markdown;

namespace AllocGate.Reporting.Html;

/// <summary>Waivers, projects, notices, and how to accept what fails.</summary>
internal static class HtmlRest
{
    private const int Most = 500;

    public static HtmlFragment Of(GateReport report) => HtmlFragment.Join(
    [
        Section("This change loosens the gate", report.Loosenings.Select(l => l.ToString())),
        Section("Waivers", report.Waivers.Select(WaiverLine.Of)),
        Section("Suppressed in the sources", report.Suppressed.Select(SuppressedLine.Of)),
        Section("Not measured", report.Projects.Where(p => p.Problem is not null).Select(p => $"{p.Project}: {p.Problem}")),
        Section("About the projects", report.Projects.SelectMany(p => p.Notices.Select(notice => $"{p.Project}: {notice}"))),
        Section("Environment", report.Projects.Where(p => p.Environment is not null).Select(p => $"{p.Project}, {p.Framework}: {EnvironmentLine.Of(p.Environment!)}")),
        Section("Notices", report.Notices),
        Section("Left out by an option", report.NotSelected.Where(n => n.ByOption).Select(n => $"{n.Key.Benchmark}: {n.Reason}")),
        Accepting(report),
    ]);

    private static HtmlFragment Section(string title, IEnumerable<string> entries)
    {
        var all = entries.ToList();
        return all.Count == 0
            ? HtmlFragment.Empty
            : HtmlFragment.Of($"""
                <section><h2>{title}</h2><ul>{all.Take(Most).Select(entry => HtmlFragment.Of($"<li>{entry}</li>"))}</ul>{(all.Count > Most ? HtmlFragment.Of($"<p>… and {all.Count - Most} more: see report.json.</p>") : HtmlFragment.Empty)}</section>

                """);
    }

    private static HtmlFragment Accepting(GateReport report) => WaiverExample.For(report) is { } example
        ? HtmlFragment.Of($"""
            <section><h2>To accept it</h2><p>If this is meant, add a waiver with a reason to <code>waivers</code> in <code>allocgate.json</code>:</p><div class="scroll" tabindex="0" role="region" aria-label="Waiver"><pre>{example}</pre></div></section>
            """)
        : HtmlFragment.Empty;
}
