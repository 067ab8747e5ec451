using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using AllocGate.Core.Measuring;
using AllocGate.Core.Profiling;
using AllocGate.Core.Reporting;
using AllocGate.Gating;
using AllocGate.Reporting;
using AllocGate.Reporting.GitHub;
using AllocGate.Reporting.GitLab;
using AllocGate.Reporting.Html;
using AllocGate.Reporting.Json;
using AllocGate.Reporting.JUnit;
using AllocGate.Reporting.Markdown;
using AllocGate.Reporting.OpenMetrics;
using AllocGate.Reporting.Sarif;
using AllocGate.Reporting.Terminal;
using AllocGate.Tests.Reporting.Html;
using Markdig;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Spectre.Console.Testing;

namespace AllocGate.Tests.Reporting;

/// <summary>A benchmark, a parameter, a file or a message of somebody who means harm, in each of the formats: harmless, and still to be read.</summary>
public sealed class HostileNamesTests
{
    // Nothing that moves the cursor, turns text around or hides it.
    private const string Invisible = @"[\p{Cf}\x00-\x09\x0B-\x1F\x7F-\x9F\u2028\u2029]";

    private static readonly MarkdownPipeline s_forge =
        new MarkdownPipelineBuilder().UsePipeTables().UseAutoLinks().UseEmphasisExtras().UseTaskLists().UseMathematics().Build();

    public static TheoryData<string> Texts => [.. HostileReports.Texts.Keys];

    [Theory]
    [MemberData(nameof(Texts))]
    public async Task The_console_shows_it_and_the_CI_system_obeys_nothing(string text)
    {
        using var console = new TestConsole().Width(100);
        await new ConsoleReporter(console, Verbosity.Detailed).DeliverAsync(Report(text), CancellationToken.None);

        AssertReadable(console.Output);
        Assert.DoesNotContain("##", console.Output, StringComparison.Ordinal);
        Assert.DoesNotMatch(@"(?m)^[ │┃-]*::", console.Output);
    }

    [Theory]
    [MemberData(nameof(Texts))]
    public void The_lists_of_other_commands_show_it_too(string text)
    {
        using var console = new TestConsole().Width(100);
        var hostile = HostileReports.Texts[text];
        var unknown = new Reading.Failed(hostile);
        var row = new BenchmarkRow(new RowKey(hostile, hostile, hostile), hostile, null, unknown, unknown, unknown, [], [hostile]);
        var line = new CodeLine(hostile, new SourceLine(hostile, 3), 3, hostile);

        MeasurementTable.Write(console, new MeasurementSet([new ProjectMeasurement(hostile, hostile, SampleReports.Environment, [row], [], null, [hostile])]));
        FindingsList.Write(console, Report(text).Findings);
        ProfileList.Write(
            console,
            [
                new ProfiledCase.Profiled(row.Key, hostile, new AllocationProfile(1, [new AllocationSite(line, hostile, 24, 1, [line])]), [hostile]),
                new ProfiledCase.NotProfiled(row.Key, hostile, hostile),
            ]);

        AssertReadable(console.Output);
        Assert.DoesNotContain("##", console.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("::", console.Output, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Texts))]
    public async Task The_outputs_of_a_step_are_words_and_numbers_of_ours(string text)
    {
        var file = Path.GetTempFileName();
        try
        {
            await new StepOutputsReporter(file).DeliverAsync(Report(text), CancellationToken.None);

            Assert.All(await File.ReadAllLinesAsync(file), line => Assert.Matches("^[a-z]+=[a-z0-9]+$", line));
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Theory]
    [MemberData(nameof(Texts))]
    public void Markdown_of_every_place_links_nowhere_mentions_nobody_and_does_nothing(string text)
    {
        AssertHarmless(MarkdownReport.Render(Report(text)), links: "^$");
        AssertHarmless(CheckRunContent.Of(Report(text)).Summary, links: "^$");
        AssertHarmless(StickyComment.Body(Report(text), new PostingRun(12, 3)), links: "^$");
        AssertHarmless(
            MergeRequestNote.Body(Report(text), new Uri("https://gitlab.example/team/shop"), new PostingRun(12, 1)),
            links: $@"^https://gitlab\.example/team/shop/-/blob/{SampleReports.HeadCommit}/[A-Za-z0-9%._~/-]+#L[0-9]+$");
    }

    [Theory]
    [MemberData(nameof(Texts))]
    public void A_check_run_keeps_to_GitHubs_limits(string text)
    {
        var content = CheckRunContent.Of(Report(text));

        Assert.InRange(Encoding.UTF8.GetByteCount(content.Summary), 1, 65_535);
        Assert.NotEmpty(content.Annotations);
        Assert.All(content.Annotations, annotation =>
        {
            Assert.InRange(annotation.Title.Length, 1, 255);
            Assert.InRange(Encoding.UTF8.GetByteCount(annotation.Message), 1, 64 * 1024);
            Assert.DoesNotMatch(Invisible, annotation.Title + annotation.Message);
        });
    }

    [Theory]
    [MemberData(nameof(Texts))]
    public async Task Workflow_commands_are_ours_alone(string text)
    {
        await using var output = new StringWriter();
        await new WorkflowCommandsReporter(output, () => false).DeliverAsync(Report(text), CancellationToken.None);

        AssertReadable(output.ToString());
        Assert.All(output.ToString().TrimEnd().Split('\n'), line => Assert.Matches(@"^::(error|warning|notice) (file=[^:,]*,line=[0-9]+,endLine=[0-9]+,)?title=[^:,]*::[^\n\r]*$", line.TrimEnd('\r')));
    }

    [Theory]
    [MemberData(nameof(Texts))]
    public void JSON_keeps_all_of_it_and_reads_back(string text)
    {
        var json = ReportJson.Write(Report(text));

        var read = ReportJson.Read(Encoding.UTF8.GetBytes(json), "report.json");
        // What is no text becomes the replacement character; all else is kept as it was.
        var kept = Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(HostileReports.Texts[text]));
        Assert.Equal(kept, read.Name);
        Assert.Equal(ReportJson.Write(read), ReportJson.Write(ReportJson.Read(Encoding.UTF8.GetBytes(ReportJson.Write(read)), "report.json")));
        Assert.DoesNotMatch(@"[\x00-\x09\x0B-\x1F\x7F<>]", json);
    }

    [Theory]
    [MemberData(nameof(Texts))]
    public void SARIF_and_Code_Quality_parse_back(string text)
    {
        foreach (var json in new[] { SarifReport.Render(Report(text), null), CodeQualityReport.Render(Report(text)) })
        {
            Assert.DoesNotMatch(@"[\x00-\x09\x0B-\x1F\x7F]", json);
            var texts = Strings(JsonNode.Parse(json)!).ToList();
            Assert.Contains(texts, t => t.Contains(HostileReports.Word, StringComparison.Ordinal));
            // A rule's own page may say whatever it wants.
            Assert.All(texts.Where(t => !t.StartsWith("# AG", StringComparison.Ordinal)), t =>
            {
                Assert.DoesNotMatch(Invisible, t);
                Assert.InRange(t.Length, 0, 4_000);
            });
        }
    }

    [Theory]
    [MemberData(nameof(Texts))]
    public void JUnit_parses_back(string text)
    {
        var root = XDocument.Parse(JUnitReport.Render(Report(text))).Root!;

        AssertReadable(string.Concat(root.DescendantNodes().OfType<XText>().Select(t => t.Value).Concat(root.DescendantsAndSelf().Attributes().Select(a => a.Value))));
        Assert.Equal(11, root.Descendants("testcase").Count());
    }

    [Theory]
    [MemberData(nameof(Texts))]
    public void OpenMetrics_has_one_line_a_sample(string text)
    {
        var metrics = OpenMetricsReport.Render(Report(text));

        AssertReadable(metrics);
        Assert.All(metrics.TrimEnd().Split('\n'), line => Assert.Matches(@"^(# (TYPE|UNIT|HELP|EOF)|allocgate_[a-z_]+(\{.*\})? [0-9.]+$)", line));
        Assert.Equal(4, Regex.Count(metrics, "(?m)^allocgate_allocated_bytes"));
    }

    [Theory]
    [MemberData(nameof(Texts))]
    public void The_page_runs_nothing_of_it(string text)
    {
        HtmlReportTests.AssertHarmless(Report(text));

        Assert.Contains(HostileReports.Word, HtmlReport.Render(Report(text)), StringComparison.Ordinal);
        Assert.InRange(HtmlReport.Render(Report(text)).Length, 1, 300_000);
    }

    private static GateReport Report(string text) => HostileReports.With(HostileReports.Texts[text]);

    private static void AssertHarmless(string markdown, string links)
    {
        var document = Markdig.Markdown.Parse(markdown, s_forge);
        // Lines that begin with a slash are GitLab's quick actions.
        Assert.DoesNotMatch("(?m)^\\s*/", markdown);
        Assert.All(document.Descendants<LinkInline>(), link => Assert.Matches(links, link.Url));
        Assert.Empty(document.Descendants<AutolinkInline>());
        Assert.Empty(document.Descendants<HtmlInline>());
        Assert.All(document.Descendants<HtmlBlock>(), html => Assert.Matches("^(</?details>|<!-- allocgate)", html.Lines.ToString()));
        Assert.All(document.Descendants<LiteralInline>(), literal => Assert.DoesNotMatch(@"[@#!~%$&^]\w", literal.Content.ToString()));
        AssertReadable(markdown);
    }

    private static void AssertReadable(string text)
    {
        Assert.Contains(HostileReports.Word, text, StringComparison.Ordinal);
        Assert.DoesNotMatch(Invisible, text.ReplaceLineEndings("\n"));
    }

    private static IEnumerable<string> Strings(JsonNode node) => node switch
    {
        JsonObject o => o.SelectMany(p => p.Value is null ? [] : Strings(p.Value)),
        JsonArray a => a.SelectMany(item => item is null ? [] : Strings(item)),
        _ => node.GetValueKind() == JsonValueKind.String ? [node.GetValue<string>()] : [],
    };
}
