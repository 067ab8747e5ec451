using AllocGate.Core.Measuring;
using AllocGate.Reporting.OpenMetrics;
using CsCheck;
using Snapshooter.Xunit;

namespace AllocGate.Tests.Reporting.OpenMetrics;

public sealed class OpenMetricsReportTests
{
    [Theory]
    [InlineData("pass")]
    [InlineData("fail")]
    [InlineData("empty")]
    [InlineData("hostile")]
    public void A_report_is_gauges(string name) => Snapshot.Match(OpenMetricsReport.Render(SampleReports.Named(name)), $"OpenMetrics.{name}");

    [Fact]
    public void A_figure_that_is_not_known_has_no_sample_and_is_counted()
    {
        var text = OpenMetricsReport.Render(SampleReports.Fail);

        Assert.DoesNotContain("Parser.Parse()", text, StringComparison.Ordinal);
        Assert.Contains("allocgate_unknown_figures{metric=\"allocated\"} 4\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Fractions_are_kept() =>
        Assert.Contains("Comment=\\\"a parameter that is long enough to be cut somewhere in the middle of the column, because it never ends\\\")\"} 98.5\n",
            OpenMetricsReport.Render(SampleReports.Fail), StringComparison.Ordinal);

    [Fact]
    public void Two_names_that_look_alike_are_two_series()
    {
        var row = SampleReports.Pass.Rows[0];
        var report = SampleReports.Pass with
        {
            Rows = [.. new[] { "a\nb", "a⏎b", "a\u2028b" }.Select(name => row with { Key = row.Key with { Benchmark = name } })],
        };

        var series = OpenMetricsReport.Render(report).Split('\n').Where(line => line.StartsWith("allocgate_allocated", StringComparison.Ordinal)).ToList();

        Assert.Equal(3, series.Distinct().Count());
    }

    [Fact]
    public void Every_report_parses_back_without_duplicates() =>
        SyntheticReports.Any.Sample(
            report =>
            {
                var text = OpenMetricsReport.Render(report);
                Assert.EndsWith("\n# EOF\n", text, StringComparison.Ordinal);
                var lines = text.TrimEnd('\n').Split('\n');
                Assert.All(lines, line => Assert.Matches(
                    """^(# (TYPE|UNIT|HELP) [a-z_]+ .+|# EOF|[a-z_]+(\{[a-z]+="([^"\\\n]|\\[\\"n])*"(,[a-z]+="([^"\\\n]|\\[\\"n])*")*\})? -?[0-9]+(\.[0-9]+)?)$""", line));
                var series = lines.Where(line => line[0] != '#').Select(line => line[..line.LastIndexOf(' ')]).ToList();
                Assert.Equal(series.Count, series.Distinct().Count());
                Assert.Equal(
                    report.Rows.Count(row => row[Metric.Retained].Head.HasFigure),
                    series.Count(s => s.StartsWith("allocgate_retained_bytes", StringComparison.Ordinal)));
            },
            iter: 200);
}
