using AllocGate.Core.Judging;
using AllocGate.Reporting;
using AllocGate.Reporting.Markdown;

namespace AllocGate.Tests.Reporting;

public sealed class ReasonsTests
{
    private const string Finding = "src/Caching/ControllerCache.cs:31: AG1002: 'GetOrAdd' is given a value that is built before it is known to be needed.";
    private const string NoBase = "No row has a base figure: the base has no benchmark project. Where this is the first run, --allow first-run accepts it.";

    [Fact]
    public void A_finding_that_fails_is_named_beside_a_missing_base_and_not_hidden_by_it()
    {
        var report = SampleReports.Inconclusive with { Verdict = new Verdict.Fail([Finding], [NoBase]), Findings = SampleReports.Fail.Findings };

        Assert.Equal([("Why it fails", Finding), ("What is not known besides", NoBase)], Reasons.Sections(report).Select(s => (s.Title, s.Entries.Single())));
        Assert.Contains("### Why it fails\n\n- src/Caching/ControllerCache.cs:31: AG1002", MarkdownReport.Render(report), StringComparison.Ordinal);
    }

    [Fact]
    public void What_rows_and_findings_tell_is_not_told_twice() => Assert.Empty(Reasons.Sections(SampleReports.Fail));

    [Fact]
    public void Many_failures_beside_a_doubt_are_counted()
    {
        var failures = Enumerable.Repeat(Finding, 8).ToList();
        var report = SampleReports.Inconclusive with { Verdict = new Verdict.Fail(failures, [NoBase]), Findings = SampleReports.Fail.Findings };

        Assert.Equal([Finding, Finding, Finding, Finding, Finding, "… and 3 more"], Reasons.Sections(report)[0].Entries);
    }

    [Fact]
    public void Without_a_failure_there_is_no_answer() =>
        Assert.Equal("Why there is no answer", Assert.Single(Reasons.Sections(SampleReports.Inconclusive)).Title);
}
