using System.Text.Json.Nodes;
using AllocGate.Core.Findings;
using AllocGate.Core.Reporting;
using AllocGate.Core.Waiving;
using AllocGate.Reporting.GitLab;
using CsCheck;
using Snapshooter.Xunit;

namespace AllocGate.Tests.Reporting.GitLab;

public sealed class CodeQualityReportTests
{
    [Theory]
    [InlineData("pass")]
    [InlineData("fail")]
    [InlineData("scaling")]
    [InlineData("hostile")]
    public void A_report_lists_what_measuring_found_and_the_findings_in_scope(string name) =>
        Snapshot.Match(CodeQualityReport.Render(SampleReports.Named(name)), $"CodeQuality.{name}");

    [Fact]
    public void A_fingerprint_survives_moved_lines_and_other_figures()
    {
        var report = SampleReports.Fail;
        var moved = report with
        {
            Rows = [.. report.Rows.Select(row => row with
            {
                Location = row.Location is { } at ? at with { Line = at.Line + 30 } : null,
                Comparisons = [.. row.Comparisons.Select(c => c with { Explanation = c.Explanation.Replace("100,000", "100,024", StringComparison.Ordinal) })],
            })],
            Findings = [.. report.Findings.Select(f => f with { Finding = f.Finding with { Location = f.Finding.Location with { Line = f.Finding.Location.Line + 7 } } })],
        };

        Assert.Equal(Issues(report).Select(Fingerprint).Order(), Issues(moved).Select(Fingerprint).Order());
        Assert.NotEqual(Issues(report).Select(i => i["location"]!.ToJsonString()), Issues(moved).Select(i => i["location"]!.ToJsonString()));
    }

    [Fact]
    public void A_gate_that_measured_nothing_is_no_empty_list()
    {
        var issue = Assert.Single(Issues(SampleReports.Empty));

        Assert.Equal("allocgate/verdict", (string?)issue["check_name"]);
        Assert.Contains("No benchmark project was found, so nothing was measured.", (string?)issue["description"], StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_finding_in_two_files_is_two_issues()
    {
        var finding = SampleReports.Fail.Findings[0];
        var copy = finding with { Finding = finding.Finding with { Location = finding.Finding.Location with { Path = "src/Copy.cs" } } };

        var issues = Issues(SampleReports.Pass with { Findings = [finding, copy, copy] });

        Assert.Equal(3, issues.Select(Fingerprint).Distinct().Count());
    }

    [Fact]
    public void Lines_are_those_of_the_merge_requests_own_head()
    {
        var posting = new PostingTarget(SampleReports.HeadCommit, [new LineMap("src/Caching/ControllerCache.cs", [new LineMapHunk(5, 3, 5, 0)])], []);

        var issues = Issues(SampleReports.Fail with { Subject = SampleReports.Fail.Subject with { Posting = posting } });

        Assert.Equal(28, (int)issues.Single(i => (string?)i["check_name"] == "AG1002")["location"]!["lines"]!["begin"]!);
    }

    [Fact]
    public void What_a_waiver_accepts_and_what_was_there_before_is_no_issue()
    {
        var issues = Issues(SampleReports.Fail);

        Assert.DoesNotContain(issues, i => (string?)i["check_name"] is "AG1004" or "AG1101");
        Assert.DoesNotContain(issues, i => ((string)i["description"]!).Contains("Parser.Accepted", StringComparison.Ordinal));
    }

    [Fact]
    public void Every_report_gives_issues_that_GitLab_can_tell_apart() =>
        SyntheticReports.Any.Sample(
            report =>
            {
                var issues = Issues(report);
                Assert.Equal(issues.Count, issues.Select(Fingerprint).Distinct().Count());
                Assert.Equal(report.Findings.Count(IsShown), issues.Count(i => ((string)i["check_name"]!).StartsWith("AG", StringComparison.Ordinal)));
                Assert.All(issues, i =>
                {
                    Assert.DoesNotMatch(@"^\./|^/|\\", (string)i["location"]!["path"]!);
                    Assert.DoesNotMatch(@"[\p{Cc}\u202e]", (string)i["description"]!);
                    Assert.InRange((int)i["location"]!["lines"]!["begin"]!, 1, int.MaxValue);
                });
            },
            iter: 200);

    private static bool IsShown(ReportedFinding finding) => finding is { WaivedBy: null, Finding.InScope: true };

    private static List<JsonNode> Issues(GateReport report) => [.. JsonNode.Parse(CodeQualityReport.Render(report))!.AsArray().Select(node => node!)];

    private static string Fingerprint(JsonNode issue) => (string)issue["fingerprint"]!;
}
