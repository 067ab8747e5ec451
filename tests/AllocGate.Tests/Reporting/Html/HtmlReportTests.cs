using System.Globalization;
using System.Text.RegularExpressions;
using AllocGate.Core.Reporting;
using AllocGate.Reporting.Html;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using CsCheck;
using Snapshooter.Xunit;

namespace AllocGate.Tests.Reporting.Html;

public sealed partial class HtmlReportTests
{
    // Fails on whatever a browser would have to repair.
    private static readonly HtmlParser s_parser = new(new HtmlParserOptions { IsStrictMode = true });

    [Theory]
    [InlineData("lines")]
    [InlineData("scaling")]
    [InlineData("suppressed")]
    [InlineData("hostile")]
    public void A_report_is_a_page(string name) => Snapshot.Match(Parse(SampleReports.Named(name)).Body!.OuterHtml.Replace(Script(), "", StringComparison.Ordinal), $"Html.{name}");

    [Fact]
    public void The_page_needs_nothing_else()
    {
        var page = HtmlReport.Render(LargeReports.Fail);

        Assert.DoesNotMatch(@"(?i)\b(https?:)?//|@import|url\(|@font-face|<link|<img|<iframe|<object|\bstyle=", page.Replace("// Sorting is all", "", StringComparison.Ordinal));
        Assert.InRange(page.Length, 100_000, 500_000);
    }

    [Fact]
    public void Its_policy_allows_its_own_style_and_script_alone()
    {
        var page = Parse(SampleReports.Pass);

        var policy = page.QuerySelector("meta[http-equiv=Content-Security-Policy]")!.GetAttribute("content")!;
        Assert.StartsWith("default-src 'none'; style-src 'sha256-", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        foreach (var inline in page.QuerySelectorAll("style, script"))
            Assert.Contains(Convert.ToBase64String(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(inline.TextContent))), policy, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_case_has_a_row_and_what_fails_comes_first()
    {
        var page = Parse(LargeReports.Fail);

        var rows = page.QuerySelectorAll("table.cases tbody tr");
        Assert.Equal(LargeReports.Fail.Rows.Count, rows.Length);
        Assert.Equal("REGRESSED", rows[0].QuerySelector(".tag")!.TextContent);
        Assert.All(page.QuerySelectorAll("table.cases a"), link => Assert.NotNull(page.GetElementById(link.GetAttribute("href")![1..])));
    }

    [Fact]
    public void What_stays_live_and_what_a_row_costs_is_drawn_and_told_in_words()
    {
        var charts = Parse(LargeReports.Fail).QuerySelectorAll("svg.chart title").Select(title => title.TextContent).ToList();

        Assert.Contains("Live heap after a full collection over operations: ControllerCacheBenchmarks.Leaky(Entries=500). Base: 0 B over 1,408 operations. Head: +1,441,792 B over 1,408 operations.", charts);
        Assert.Contains("allocated over rows: B.Box [N=*]. Base: 100 rows 2,552 B, 1,000 rows 24,152 B, 10,000 rows 240,152 B. Head: 100 rows 4,952 B, 1,000 rows 48,152 B, 10,000 rows 480,152 B.", charts);
    }

    [Fact]
    public void A_finding_shows_its_source_with_its_line_marked()
    {
        var marked = Parse(LargeReports.Fail).QuerySelectorAll("article.finding pre mark")[0].TextContent;

        Assert.Matches(@"^ +40  +return _controllers\.GetOrAdd", marked);
    }

    [Fact]
    public void It_can_be_rebuilt_from_the_JSON() =>
        Assert.Equal(
            HtmlReport.Render(LargeReports.Fail),
            HtmlReport.Render(AllocGate.Reporting.Json.ReportJson.Read(System.Text.Encoding.UTF8.GetBytes(AllocGate.Reporting.Json.ReportJson.Write(LargeReports.Fail)), "report.json")));

    [Theory]
    [InlineData("light")]
    [InlineData("dark")]
    public void Every_colour_of_text_can_be_read_on_every_background(string mode)
    {
        // WCAG 2.2, success criterion 1.4.3.
        const double Least = 4.5;
        var blocks = Regex.Matches(HtmlReport.Render(SampleReports.Pass), @":root \{([^}]*)\}").Select(m => m.Groups[1].Value).ToList();
        var colours = Colour().Matches(blocks[mode == "light" ? 0 : 1]).ToDictionary(m => m.Groups[1].Value, m => m.Groups[2].Value);

        foreach (var background in new[] { "page", "soft" })
        {
            foreach (var text in new[] { "text", "quiet", "link", "failing", "open", "waived", "changed", "unchanged", "pass" })
                Assert.True(Contrast(colours[text], colours[background]) >= Least, $"{text} on {background}: {Contrast(colours[text], colours[background]):0.00}");
        }

        Assert.True(Contrast(colours["text"], colours["mark"]) >= Least);
    }

    [Fact]
    public void Every_report_is_strict_and_accessible_HTML_without_anything_that_runs() =>
        SyntheticReports.Any.Sample(AssertHarmless, iter: 200);

    internal static void AssertHarmless(GateReport report)
    {
        var page = Parse(report);
        Assert.Equal(Script(), Assert.Single(page.Scripts).Text);
        Assert.Empty(page.QuerySelectorAll("img, iframe, object, embed, link, form, base, [src]"));
        Assert.All(page.All.SelectMany(e => e.Attributes), a => Assert.False(a.Name.StartsWith("on", StringComparison.OrdinalIgnoreCase) || a.Name == "style", a.Name));
        Assert.All(page.QuerySelectorAll("[href]"), a => Assert.StartsWith("#", a.GetAttribute("href"), StringComparison.Ordinal));
        Assert.All(page.QuerySelectorAll("th"), th => Assert.True(th.HasAttribute("scope")));
        Assert.All(page.QuerySelectorAll("table"), table => Assert.NotNull(table.QuerySelector("caption")));
        Assert.All(page.QuerySelectorAll("svg"), svg => Assert.NotEqual("", svg.GetAttribute("aria-label")));
        var ids = page.QuerySelectorAll("[id]").Select(e => e.Id).ToList();
        Assert.Equal(ids.Count, ids.Distinct().Count());
        Assert.Equal(report.Rows.Count, page.QuerySelectorAll("table.cases tbody tr").Length);
        Assert.DoesNotMatch(@"[\p{Cf}\x00-\x08\x0B-\x1F\x7F-\x9F]", page.Body!.TextContent);
    }

    private static IHtmlDocument Parse(GateReport report) => s_parser.ParseDocument(HtmlReport.Render(report));

    private static string Script() => s_parser.ParseDocument(HtmlReport.Render(SampleReports.Pass)).Scripts.Single().Text;

    private static double Contrast(string a, string b)
    {
        var (one, other) = (Luminance(a), Luminance(b));
        return (Math.Max(one, other) + 0.05) / (Math.Min(one, other) + 0.05);
    }

    private static double Luminance(string colour)
    {
        double Of(int at)
        {
            var value = int.Parse(colour.AsSpan(at, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0;
            return value <= 0.04045 ? value / 12.92 : Math.Pow((value + 0.055) / 1.055, 2.4);
        }

        return (0.2126 * Of(1)) + (0.7152 * Of(3)) + (0.0722 * Of(5));
    }

    [GeneratedRegex("--([a-z]+): (#[0-9a-f]{6})")]
    private static partial Regex Colour();
}
