using AllocGate.Core.Findings;
using AllocGate.Core.Judging;
using AllocGate.Core.Reporting;
using AllocGate.Core.Waiving;
using AllocGate.Gating;
using AllocGate.Reporting.GitHub;

namespace AllocGate.Tests.Reporting.GitHub;

public sealed class CheckRunReporterTests : IDisposable
{
    private const string Token = "ghs_notARealToken0123456789";

    private readonly string _directory = Directory.CreateTempSubdirectory("allocgate-check-").FullName;
    private readonly FakeGitHub _github = new();

    public void Dispose()
    {
        _github.Dispose();
        Directory.Delete(_directory, recursive: true);
    }

    [Theory]
    [InlineData("pass", "success")]
    [InlineData("partial", "success")]
    [InlineData("fail", "failure")]
    [InlineData("inconclusive", "failure")]
    public async Task The_verdict_is_the_conclusion_of_a_completed_check_run_on_the_posted_commit(string name, string conclusion)
    {
        var delivery = await Deliver(SampleReports.Named(name));

        Assert.Equal("check run 42", Assert.IsType<Delivery.Delivered>(delivery).Where[..12]);
        Assert.Equal(["POST /api/v3/repos/acme/shop/check-runs", "PATCH /api/v3/repos/acme/shop/check-runs/42"], _github.Received.Select(r => $"{r.Method} {r.Path}"));
        Assert.All(_github.Received, request => Assert.Contains(Token, request.Authorization, StringComparison.Ordinal));
        Assert.Equal("allocgate", (string?)_github.Received[0].Body["name"]);
        Assert.Equal(SampleReports.HeadCommit, (string?)_github.Received[0].Body["head_sha"]);
        Assert.Equal("completed", (string?)_github.Received[1].Body["status"]);
        Assert.Equal(conclusion, (string?)_github.Received[1].Body["conclusion"]);
    }

    [Fact]
    public async Task Rows_and_findings_stand_on_their_lines_with_their_level()
    {
        await Deliver(SampleReports.Fail);

        var annotations = _github.Received[^1].Annotations
            .Select(a => $"{a!["annotation_level"]} {a["path"]}:{a["start_line"]}-{a["end_line"]} {a["title"]}").ToList();
        Assert.Equal(
            [
                "failure samples/OomCases/Benchmarks/ControllerCacheBenchmarks.cs:21-21 REGRESSED: ControllerCacheBenchmarks.Replace(Entries=500)",
                "failure samples/OomCases/Benchmarks/MetricsAggregatorBenchmarks.cs:21-21 OVER BUDGET: MetricsAggregatorBenchmarks.PutAll(Keys=500)",
                "failure samples/OomCases/Benchmarks/Parser.cs:21-21 FAILED: Parser.Parse()",
                "failure src/Caching/ControllerCache.cs:40-44 AG1601 (error)",
                "warning samples/OomCases/Benchmarks/Parser.cs:21-21 not compared: Parser.Tokenise(Text=\"a, b\")",
                "warning samples/OomCases/Benchmarks/Parser.cs:21-21 incomparable: Parser.Cold()",
                "warning samples/OomCases/Benchmarks/Parser.cs:21-21 noisy: Parser.Hash()",
                "warning samples/OomCases/Benchmarks/Parser.cs:21-21 not measured: Parser.Native()",
                "warning src/Caching/ControllerCache.cs:31-31 AG1002 (warning)",
            ],
            annotations);
    }

    [Fact]
    public async Task Lines_are_those_of_the_posted_commit_and_what_it_does_not_have_is_in_the_summary_only()
    {
        var posting = new PostingTarget(
            SampleReports.HeadCommit,
            [new LineMap("src/Caching/ControllerCache.cs", [new LineMapHunk(5, 3, 5, 0), new LineMapHunk(40, 1, 37, 0)])],
            ["samples/OomCases/Benchmarks/Parser.cs"]);

        await Deliver(SampleReports.Fail with { Subject = SampleReports.Fail.Subject with { Posting = posting } });

        var request = _github.Received[^1];
        Assert.Equal(
            ["ControllerCacheBenchmarks.cs:21", "MetricsAggregatorBenchmarks.cs:21", "ControllerCache.cs:28"],
            request.Annotations.Select(a => $"{Path.GetFileName((string)a!["path"]!)}:{a["start_line"]}"));
        Assert.Contains("AG1601", (string?)request.Body["output"]!["summary"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(403)]
    [InlineData(404)]
    public async Task A_refusal_that_the_event_explains_is_no_failure(int status)
    {
        _github.Refusing(status, "Resource not accessible by integration");
        var payload = Path.Combine(_directory, "event.json");
        await File.WriteAllTextAsync(payload, """{"pull_request": {"head": {"repo": {"full_name": "stranger/shop"}}}}""");

        var reporter = Reporter(("GITHUB_EVENT_NAME", "pull_request"), ("GITHUB_EVENT_PATH", payload));
        var delivery = await reporter.DeliverAsync(SampleReports.Fail, CancellationToken.None);

        Assert.Contains("fork", Assert.IsType<Delivery.Skipped>(delivery).Reason, StringComparison.Ordinal);
        Assert.False(reporter.CheckRunHasResult);
    }

    [Fact]
    public async Task A_server_that_cannot_be_reached_is_a_failed_delivery()
    {
        var reporter = Reporter(("GITHUB_API_URL", "http://127.0.0.1:1"));

        Assert.IsType<Delivery.Undelivered>(await reporter.DeliverAsync(SampleReports.Pass, CancellationToken.None));
    }

    [Fact]
    public async Task A_cancelled_run_is_cancelled()
    {
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Reporter().DeliverAsync(SampleReports.Pass, cancelled.Token));
    }

    private Task<Delivery> Deliver(GateReport report) => Reporter().DeliverAsync(report, CancellationToken.None);

    private CheckRunReporter Reporter(params (string Name, string Value)[] more)
    {
        var variables = new Dictionary<string, string>
        {
            ["GITHUB_TOKEN"] = Token,
            ["GITHUB_REPOSITORY"] = "acme/shop",
            ["GITHUB_API_URL"] = _github.Url,
        };
        foreach (var (name, value) in more)
            variables[name] = value;
        var environment = GitHubEnvironment.Read(variables);
        var retries = new RequestRetries(attempts: 3, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(1), new InstantTime(), TimeProvider.System);
        return new CheckRunReporter(new GateCheckRun(environment, retries, null, "allocgate-1"), environment);
    }

    internal static GateReport WithFindings(int count) => SampleReports.Report(new Verdict.Fail(["many"], [])) with
    {
        Findings =
        [
            .. Enumerable.Range(1, count).Select(line => new ReportedFinding(new Finding(
                "AG1002", FindingSeverity.Warning, "built eagerly", new FindingLocation("src/a.cs", line, 1, line, 9), [], $"{line}", FindingScope.OnChangedLine))),
        ],
    };
}
