using System.Text;
using AllocGate.Core.Loosening;
using AllocGate.Core.Reporting;
using AllocGate.Core.Waiving;
using AllocGate.Gating;
using AllocGate.Reporting;
using AllocGate.Reporting.Html;
using AllocGate.Reporting.Json;
using AllocGate.Reporting.Markdown;
using AllocGate.Reporting.Terminal;
using Spectre.Console.Testing;

namespace AllocGate.Tests.Reporting;

public class LooseningReportTests
{
    private static readonly GateReport Loosened = SampleReports.Pass with { Loosenings = [new Loosening("threshold allocatedPercent", "1%", "5%")] };

    [Fact]
    public async Task A_change_that_loosens_the_gate_has_a_section_in_every_report_that_people_read()
    {
        using var console = new TestConsole().Width(140);
        await new ConsoleReporter(console, Verbosity.Quiet).DeliverAsync(Loosened, default);
        Assert.All(
            [console.Output, MarkdownReport.Render(Loosened), HtmlReport.Render(Loosened)],
            text =>
            {
                Assert.Contains("This change loosens the gate", text, StringComparison.Ordinal);
                Assert.Contains("threshold allocatedPercent: 1% → 5%", System.Net.WebUtility.HtmlDecode(text), StringComparison.Ordinal);
            });
    }

    [Fact]
    public void Loosenings_are_read_back_from_the_JSON() =>
        Assert.Equal(Loosened.Loosenings, ReportJson.Read(Encoding.UTF8.GetBytes(ReportJson.Write(Loosened)), "report.json").Loosenings);

    [Fact]
    public void An_accepted_increase_is_shown_with_its_author_and_commit()
    {
        var waiver = new Waiver("A", "allocated", 1_048, "the new index", new(2026, 11, 23)) { Owner = "Ada", Commit = "1a2b3c4d5e6f70819a2b3c4d5e6f70819a2b3c4d" };
        Assert.Equal(
            "used — allocated up to 1,048 B of A, accepted by Ada in 1a2b3c4d5e6f: the new index",
            WaiverLine.Of(new WaiverUse(waiver, WaiverStatus.Used) { DaysLeft = 0 }));
    }

    [Fact]
    public void A_waiver_is_shown_with_its_owner_its_issue_and_the_days_that_are_left()
    {
        var waiver = new Waiver("A", "allocated", 1_048, "known", new(2026, 12, 1)) { Owner = "@team", Issue = "https://example.com/412" };
        Assert.Equal(
            "used, ENDS in 8 days — allocated up to 1,048 B of A, until 2026-12-01 (@team): known; https://example.com/412",
            WaiverLine.Of(new WaiverUse(waiver, WaiverStatus.Used) { DaysLeft = 8 }));
    }
}
