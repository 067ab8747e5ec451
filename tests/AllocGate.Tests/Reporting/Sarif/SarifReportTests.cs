using System.Text.Json.Nodes;
using AllocGate.Core.Reporting;
using AllocGate.Core.Waiving;
using AllocGate.Reporting;
using AllocGate.Reporting.Sarif;
using CsCheck;
using Snapshooter.Xunit;

namespace AllocGate.Tests.Reporting.Sarif;

public sealed class SarifReportTests
{
    public static Uri Forge { get; } = new("https://forge.example/team/allocgate/blob/v1/");

    [Theory]
    [InlineData("lines")]
    [InlineData("hostile")]
    public void A_report_is_SARIF(string name) =>
        Snapshot.Match(WithoutPages(Run(SampleReports.Named(name))).ToString(), $"Sarif.{name}");

    [Fact]
    public void Measurements_and_findings_stand_on_their_lines_with_their_level_and_their_rule()
    {
        var run = Run(SampleReports.Fail);

        Assert.Equal(
            [
                "error allocgate/allocated samples/OomCases/Benchmarks/ControllerCacheBenchmarks.cs:21",
                "error allocgate/retained samples/OomCases/Benchmarks/ControllerCacheBenchmarks.cs:21",
                "error allocgate/retained samples/OomCases/Benchmarks/MetricsAggregatorBenchmarks.cs:21",
                "error allocgate/allocated samples/OomCases/OomCases.csproj:1",
                "error allocgate/allocated samples/OomCases/Benchmarks/Parser.cs:21",
                "error AG1601 src/Caching/ControllerCache.cs:40",
                "warning allocgate/allocated samples/OomCases/Benchmarks/Parser.cs:21",
                "warning allocgate/allocated samples/OomCases/Benchmarks/Parser.cs:21",
                "warning allocgate/allocated samples/OomCases/Benchmarks/Parser.cs:21",
                "warning allocgate/allocated samples/OomCases/Benchmarks/Parser.cs:21",
                "warning AG1002 src/Caching/ControllerCache.cs:31",
                "note AG1101 src/Old.cs:100",
                "note allocgate/allocated samples/OomCases/Benchmarks/Parser.cs:21",
                "note AG1004 src/Config/Centre.cs:8",
            ],
            Results(run).Select(r => $"{r["level"]} {r["ruleId"]} {Place(r)}"));
        Assert.All(Results(run), r => Assert.Equal((string?)r["ruleId"], (string?)run["tool"]!["driver"]!["rules"]![(int)r["ruleIndex"]!]!["id"]));
    }

    [Fact]
    public void What_a_waiver_accepts_is_suppressed_with_its_reason()
    {
        var suppressed = Results(Run(SampleReports.Fail)).Where(r => r["suppressions"]!.AsArray().Count > 0);

        Assert.Equal(
            ["bought speed, see decision 12", "kept for the life of the process anyway"],
            suppressed.Select(r => (string?)r["suppressions"]![0]!["justification"]));
    }

    [Fact]
    public void What_the_source_suppresses_is_told_apart_from_what_a_waiver_accepts()
    {
        var results = Results(Run(SampleReports.Suppressed));

        Assert.Equal(
            ["AG1601 inSource ", "AG1002 inSource \"built once a day\"", "AG1004 external \"kept for the life of the process anyway\""],
            results.Where(r => r["suppressions"]!.AsArray().Count > 0)
                .Select(r => (Rule: r["ruleId"], Why: r["suppressions"]![0]!))
                .Select(r => $"{r.Rule} {r.Why["kind"]} {r.Why["justification"]?.ToJsonString()}"));
        // A viewer that knows of no suppressions shows them as the last.
        Assert.Equal(results.OrderBy(r => r["suppressions"]!.AsArray().Count).Select(Place), results.Select(Place));
    }

    [Fact]
    public void A_fingerprint_survives_moved_lines()
    {
        var finding = SampleReports.Fail.Findings[0];
        var moved = finding with { Finding = finding.Finding with { Location = finding.Finding.Location with { Line = 90, EndLine = 90 } } };

        var (before, after) = (Result(finding), Result(moved));

        Assert.NotEqual(Place(before), Place(after));
        Assert.Equal(before["partialFingerprints"]!.ToJsonString(), after["partialFingerprints"]!.ToJsonString());
    }

    [Fact]
    public void Rules_carry_their_page_and_say_where_it_stands()
    {
        var rule = Run(SampleReports.Fail)["tool"]!["driver"]!["rules"]!.AsArray().Single(r => (string?)r!["id"] == "AG1002")!;

        Assert.Equal("ValueBuiltEagerly", (string?)rule["name"]);
        Assert.StartsWith("# AG1002: ", (string?)rule["help"]!["markdown"], StringComparison.Ordinal);
        Assert.Equal("https://forge.example/team/allocgate/blob/v1/docs/rules/AG1002.md", (string?)rule["helpUri"]);
    }

    [Theory]
    [InlineData("https://forge.example/team/allocgate/blob/v1/")]
    [InlineData(null)]
    public void Every_rule_says_where_its_help_is_or_brings_it_along(string? forge)
    {
        GateReport[] reports = [SampleReports.Fail, SampleReports.Lifetimes, SampleReports.Scaling, SampleReports.Hostile];
        var rules = reports.SelectMany(report => JsonNode.Parse(SarifReport.Render(report, forge is null ? null : new Uri(forge)))!["runs"]![0]!["tool"]!["driver"]!["rules"]!.AsArray()).ToList();

        Assert.Contains(rules, rule => (string?)rule!["id"] == "allocgate/lifetimes");
        Assert.All(rules, rule =>
        {
            Assert.Equal(forge is not null, rule!["helpUri"] is not null);
            Assert.InRange(((string?)rule["help"]!["text"])!.Length, 20, 2_000);
            Assert.StartsWith("# ", (string?)rule["help"]!["markdown"], StringComparison.Ordinal);
            Assert.DoesNotContain("docs/", (string?)rule["help"]!["text"], StringComparison.Ordinal);
        });
    }

    [Theory]
    [InlineData("https://forge.example/team/allocgate.git", "0.1.0+abc", "https://forge.example/team/allocgate/blob/abc/")]
    [InlineData("https://forge.example/team/allocgate", "0.1.0", "https://forge.example/team/allocgate/blob/HEAD/")]
    [InlineData("/home/someone/allocgate", "0.1.0", null)]
    [InlineData(null, null, null)]
    public void The_documentation_is_that_of_the_commit_that_was_built(string? repository, string? version, string? expected) =>
        Assert.Equal(expected, Documentation.AddressOf(repository, version)?.AbsoluteUri);

    [Fact]
    public void What_was_not_measured_was_not_executed_successfully()
    {
        var invocation = Run(SampleReports.Inconclusive)["invocations"]![0]!;

        Assert.False((bool)invocation["executionSuccessful"]!);
        Assert.Contains(invocation["toolExecutionNotifications"]!.AsArray(), n => ((string)n!["message"]!["text"]!).StartsWith("No row has a base figure", StringComparison.Ordinal));
    }

    [Fact]
    public void More_results_than_GitHub_shows_are_counted()
    {
        var finding = SampleReports.Fail.Findings[0];
        var many = Enumerable.Range(1, 6_000).Select(i => finding with { Finding = finding.Finding with { Fingerprint = $"{i}" } });

        var run = Run(SampleReports.Fail with { Findings = [.. many] });

        Assert.Equal(5_000, Results(run).Count);
        Assert.Equal("error", (string?)Results(run)[0]["level"]);
        Assert.Contains("1,010 more results are in report.json", run["invocations"]!.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_report_parses_back_and_links_nowhere() =>
        SyntheticReports.Any.Sample(
            report =>
            {
                var results = Results(Run(report));
                Assert.Equal(results.Count, results.Select(r => (string?)r["partialFingerprints"]!["allocgate/v1"]).Distinct().Count());
                Assert.Equal(report.Findings.Count + report.Suppressed.Count, results.Count(r => ((string)r["ruleId"]!).StartsWith("AG", StringComparison.Ordinal)));
                Assert.All(results, r =>
                {
                    Assert.DoesNotContain("](", (string)r["message"]!["text"]!, StringComparison.Ordinal);
                    Assert.True(Uri.IsWellFormedUriString((string?)r["locations"]![0]!["physicalLocation"]!["artifactLocation"]!["uri"], UriKind.Relative));
                });
            },
            iter: 200);

    private static JsonNode Result(ReportedFinding finding) => Assert.Single(Results(Run(SampleReports.Pass with { Findings = [finding] })));

    private static JsonNode Run(GateReport report) => JsonNode.Parse(SarifReport.Render(report, Forge))!["runs"]![0]!;

    private static JsonNode WithoutPages(JsonNode run)
    {
        foreach (var rule in run["tool"]!["driver"]!["rules"]!.AsArray())
            rule!["help"]!.AsObject().Remove("markdown");
        return run;
    }

    private static List<JsonNode> Results(JsonNode run) => [.. run["results"]!.AsArray().Select(r => r!)];

    private static string Place(JsonNode result)
    {
        var place = result["locations"]![0]!["physicalLocation"]!;
        return $"{place["artifactLocation"]!["uri"]}:{place["region"]!["startLine"]}";
    }
}
