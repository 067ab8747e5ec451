using System.Security.Cryptography;
using System.Text;
using AllocGate.Core.Judging;
using AllocGate.Core.Reporting;

namespace AllocGate.Reporting.Html;

/// <summary>The report as one page that needs nothing else: no network, no fonts, and for the essentials no script.</summary>
public static class HtmlReport
{
    public const string FileName = "report.html";

    public static string Render(GateReport report)
    {
        var (style, script) = (Resource("page.css"), Resource("page.js"));
        var title = $"{Headline.Of(report).Word}: {report.Name}";
        // Whatever slipped through would find nothing allowed but this very style and script.
        var policy = $"default-src 'none'; style-src '{Hash(style)}'; script-src '{Hash(script)}'; base-uri 'none'; form-action 'none'";
        return HtmlFragment.Of($"""
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy" content="{new HtmlFragment(policy)}">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <meta name="referrer" content="no-referrer">
            <title>{title}</title>
            <style>{new HtmlFragment(style)}</style>
            </head>
            <body class="{new HtmlFragment(ClassOf(report.Verdict))}">
            <a class="skip" href="#cases">Skip to the cases</a>
            {HtmlHead.Of(report)}
            <main>
            {new HtmlCases(report).ToHtml()}
            {HtmlLaws.Of(report)}
            {HtmlFindings.Of(report)}
            {HtmlRest.Of(report)}
            </main>
            <footer>AllocGate {report.ToolVersion}, {report.CreatedAt.UtcDateTime.ToString("yyyy-MM-dd HH:mm", System.Globalization.CultureInfo.InvariantCulture)} UTC. All of it is in report.json.</footer>
            <script>{new HtmlFragment(script)}</script>
            </body>
            </html>

            """).Markup;
    }

    private static string ClassOf(Verdict verdict) => verdict switch { Verdict.Pass => "pass", Verdict.Fail => "fail", _ => "open" };

    private static string Hash(string text) => $"sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)))}";

    private static string Resource(string name)
    {
        using var reader = new StreamReader(typeof(HtmlReport).Assembly.GetManifestResourceStream($"html/{name}")!);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
