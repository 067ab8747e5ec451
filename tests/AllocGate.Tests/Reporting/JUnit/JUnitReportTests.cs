using System.Xml.Linq;
using AllocGate.Core.Findings;
using AllocGate.Core.Judging;
using AllocGate.Core.Reporting;
using AllocGate.Reporting.JUnit;
using CsCheck;
using Snapshooter.Xunit;

namespace AllocGate.Tests.Reporting.JUnit;

public sealed class JUnitReportTests
{
    [Theory]
    [InlineData("pass")]
    [InlineData("fail")]
    [InlineData("inconclusive")]
    [InlineData("partial")]
    [InlineData("empty")]
    [InlineData("scaling")]
    [InlineData("several-projects")]
    [InlineData("hostile")]
    public void A_case_is_a_test_case(string name) => Snapshot.Match(JUnitReport.Render(SampleReports.Named(name)), $"JUnit.{name}");

    [Theory]
    [InlineData("ControllerCacheBenchmarks.Replace(Entries=500)", "failure")]
    [InlineData("MetricsAggregatorBenchmarks.Snapshot()", "failure")]
    [InlineData("Parser.Tokenise(Text=\"a, b\")", "error")]
    [InlineData("Parser.Hash()", "error")]
    [InlineData("Parser.Accepted()", "skipped")]
    [InlineData("Parser.Fresh()", "system-out")]
    [InlineData("OomCases.Slow.Path()", "skipped")]
    public void What_fails_is_a_failure_what_is_open_an_error_and_what_is_waived_or_left_out_skipped(string name, string result)
    {
        var @case = Cases(SampleReports.Fail).Single(c => (string?)c.Attribute("name") == name);

        Assert.Equal(result, Assert.Single(@case.Elements()).Name.LocalName);
    }

    [Fact]
    public void A_finding_below_the_severity_that_fails_is_no_failure()
    {
        var results = Cases(SampleReports.Fail with { FailOn = FindingSeverity.Error })
            .Where(c => ((string)c.Attribute("name")!).StartsWith("AG", StringComparison.Ordinal))
            .Select(c => $"{c.Attribute("name")!.Value[..6]} {c.Elements().Single().Name}");

        Assert.Equal(["AG1601 failure", "AG1002 system-out", "AG1004 skipped"], results);
    }

    [Fact]
    public void Whatever_was_not_judged_is_never_all_green() =>
        SyntheticReports.Any.Sample(
            report =>
            {
                var results = Cases(report).SelectMany(c => c.Elements()).Select(e => e.Name.LocalName).ToHashSet();
                Assert.True(report.Verdict is Verdict.Pass || results.Overlaps(["failure", "error"]));
            },
            iter: 200);

    [Fact]
    public void Every_report_parses_back_with_its_cases_counted() =>
        SyntheticReports.Any.Sample(
            report =>
            {
                var root = XDocument.Parse(JUnitReport.Render(report)).Root!;
                foreach (var element in root.Elements().Prepend(root))
                {
                    var cases = element.DescendantsAndSelf("testcase").ToList();
                    Assert.Equal(cases.Count, (int)element.Attribute("tests")!);
                    Assert.Equal(cases.Elements("failure").Count(), (int)element.Attribute("failures")!);
                    Assert.Equal(cases.Elements("error").Count(), (int)element.Attribute("errors")!);
                    Assert.Equal(cases.Elements("skipped").Count(), (int)element.Attribute("skipped")!);
                }

                var expected = 1 + report.Projects.Count(p => p.Problem is not null) + report.Rows.Count + report.NotSelected.Count
                    + report.Families.Sum(f => f.Laws.Count) + report.Findings.Count(f => f.Finding.InScope);
                Assert.Equal(expected, (int)root.Attribute("tests")!);
            },
            iter: 200);

    private static List<XElement> Cases(GateReport report) => [.. XDocument.Parse(JUnitReport.Render(report)).Descendants("testcase")];
}
