using System.Text;
using System.Text.RegularExpressions;
using AllocGate.Core.Reporting;
using AllocGate.Gating;
using AllocGate.Reporting;
using AllocGate.Reporting.Json;
using AllocGate.Reporting.Markdown;
using CsCheck;
using Markdig;
using Markdig.Extensions.Tables;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Snapshooter.Xunit;

namespace AllocGate.Tests.Reporting;

public sealed class MarkdownReportTests : IDisposable
{
    private static readonly MarkdownPipeline s_github =
        new MarkdownPipelineBuilder().UsePipeTables().UseAutoLinks().UseEmphasisExtras().UseTaskLists().UseMathematics().Build();

    private readonly string _directory = Directory.CreateTempSubdirectory("allocgate-markdown-").FullName;

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [Theory]
    [InlineData("pass")]
    [InlineData("fail")]
    [InlineData("inconclusive")]
    [InlineData("partial")]
    [InlineData("suppressed")]
    [InlineData("empty")]
    [InlineData("lifetimes")]
    [InlineData("lines")]
    [InlineData("scaling")]
    [InlineData("several-projects")]
    [InlineData("hostile")]
    public void A_report_is_readable_as_Markdown(string name) =>
        Snapshot.Match(MarkdownReport.Render(SampleReports.Named(name)), $"Markdown.{name}");

    [Fact]
    public void It_can_be_rebuilt_from_the_JSON() =>
        SyntheticReports.Any.Sample(
            report => Assert.Equal(
                MarkdownReport.Render(report),
                MarkdownReport.Render(ReportJson.Read(Encoding.UTF8.GetBytes(ReportJson.Write(report)), "report.json"))),
            iter: 200);

    [Fact]
    public void Hostile_text_breaks_no_table() =>
        SyntheticReports.Any.Sample(
            report =>
            {
                var tables = Parse(report).Descendants<Table>().ToList();
                Assert.Equal(report.Rows.Count + report.Families.Sum(f => f.Laws.Count), tables.Sum(table => table.Count - 1));
                foreach (var table in tables)
                    Assert.All(table.Cast<TableRow>(), row => Assert.Equal(table.ColumnDefinitions.Count, row.Count));
                Assert.All(tables, table => Assert.InRange(table.ColumnDefinitions.Count, 5, 10));
                // GitHub, unlike Markdig, splits cells before it looks for code: every pipe without a backslash counts.
                var pipes = MarkdownReport.Render(report).Split('\n').Where(line => line.StartsWith("| ", StringComparison.Ordinal))
                    .Select(line => Regex.Count(line, @"(?<!\\)\|")).Distinct();
                Assert.InRange(pipes.Count(), 0, 2);
            },
            iter: 200);

    [Fact]
    public void Hostile_text_becomes_no_link_no_HTML_no_heading_and_no_formula() =>
        SyntheticReports.Any.Sample(
            report =>
            {
                var document = Parse(report);
                Assert.Empty(document.Descendants<LinkInline>());
                Assert.Empty(document.Descendants<AutolinkInline>());
                Assert.Empty(document.Descendants<HtmlInline>());
                Assert.Empty(document.Descendants<Markdig.Extensions.Mathematics.MathInline>());
                Assert.Empty(document.Descendants<ThematicBreakBlock>());
                Assert.All(document.Descendants<HtmlBlock>(), html => Assert.Matches("^</?details>", html.Lines.ToString()));
                Assert.All(document.Descendants<HeadingBlock>(), heading => Assert.IsType<MarkdownDocument>(heading.Parent));
            },
            iter: 200);

    [Theory]
    [InlineData("@team", "@&#8203;team")]
    [InlineData("see org/repo#12", "see org/repo#&#8203;12")]
    [InlineData("https://evil.example", "https:&#8203;//evil.example")]
    [InlineData("www.evil.example", "www.&#8203;evil.example")]
    [InlineData("1. item", "1\\. item")]
    [InlineData("a $x$ b", "a &#36;&#8203;x&#36; b")]
    [InlineData("a &lt; b", "a &#38;&#8203;lt; b")]
    [InlineData("!12 ~bug %1 $3 &4", "!&#8203;12 \\~&#8203;bug %&#8203;1 &#36;&#8203;3 &#38;&#8203;4")]
    [InlineData("+19.5%)", "\\+19.5%)")]
    public void Prose_mentions_nobody_and_links_nowhere(string text, string expected) =>
        Assert.Equal(expected, MarkdownText.Prose(text));

    [Fact]
    public void A_report_fits_the_place_it_goes_to_and_keeps_the_worst()
    {
        var unchanged = SampleReports.Pass.Rows[0];
        var report = SampleReports.Fail with { Rows = [.. Enumerable.Repeat(unchanged, 5_000), .. SampleReports.Fail.Rows] };

        var text = MarkdownReport.Render(report, 65_535);

        Assert.InRange(Encoding.UTF8.GetByteCount(text), 10_000, 65_535);
        Assert.Contains("ControllerCacheBenchmarks.Replace(Entries=500)", text, StringComparison.Ordinal);
        Assert.Matches("… and [0-9,]+ more: see report.json.", text);
    }

    [Fact]
    public void Every_report_fits_a_small_place() =>
        SyntheticReports.Any.Sample(report => Assert.InRange(Encoding.UTF8.GetByteCount(MarkdownReport.Render(report, 1_000)), 1, 1_000), iter: 200);

    [Fact]
    public async Task The_reporter_writes_report_md()
    {
        var delivery = await new FileReporter(ReportKinds.Markdown, Path.Combine(_directory, MarkdownReport.FileName), MarkdownReport.Render).DeliverAsync(SampleReports.Fail, CancellationToken.None);

        var file = Path.Combine(_directory, "report.md");
        Assert.Equal(new Delivery.Delivered("markdown", file), delivery);
        Assert.Equal(MarkdownReport.Render(SampleReports.Fail), await File.ReadAllTextAsync(file));
    }

    private static MarkdownDocument Parse(GateReport report) => Markdig.Markdown.Parse(MarkdownReport.Render(report), s_github);
}
