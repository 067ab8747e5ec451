using AllocGate.Core.Reporting;
using AllocGate.EndToEnd.Tests.Clients;
using AllocGate.Gating;
using AllocGate.Reporting.GitHub;

namespace AllocGate.Tests.Reporting.GitHub;

/// <summary>The check run against GitHub's own description of its API, and against all that goes wrong on the way.</summary>
public sealed class CheckRunRequestsTests(DescribedGitHub github) : IClassFixture<DescribedGitHub>, IAsyncLifetime
{
    private readonly string _directory = Directory.CreateTempSubdirectory("allocgate-check-").FullName;

    public Task InitializeAsync() => Client.Find("github-api.mjs") is null ? Task.CompletedTask : github.BeginAsync();

    public Task DisposeAsync()
    {
        Directory.Delete(_directory, recursive: true);
        return Task.CompletedTask;
    }

    [ClientFact("node", "github-api.mjs")]
    public async Task Every_number_of_annotations_arrives_once_and_in_order()
    {
        foreach (var count in (int[])[0, 1, 50, 51, 1_000])
        {
            await github.BeginAsync();

            var delivery = Assert.IsType<Delivery.Delivered>(await PostAsync(CheckRunReporterTests.WithFindings(count)));

            Assert.EndsWith(count == 1 ? "with 1 annotation" : $"with {count:#,0} annotations", delivery.Where, StringComparison.Ordinal);
            await AssertCompleteAsync(count);
            Assert.Equal(1 + Math.Max(1, (count + 49) / 50), (await github.AllowedRequestsAsync()).Count);
        }
    }

    [ClientFact("node", "github-api.mjs")]
    public async Task What_is_beyond_a_thousand_annotations_is_counted()
    {
        var delivery = Assert.IsType<Delivery.Delivered>(await PostAsync(CheckRunReporterTests.WithFindings(1_234)));

        Assert.EndsWith("with 1,000 annotations, 234 more in report.json", delivery.Where, StringComparison.Ordinal);
        await AssertCompleteAsync(1_000);
    }

    [ClientFact("node", "github-api.mjs")]
    public async Task It_is_announced_before_and_completed_behind()
    {
        var (announcer, reporter) = Run();
        await using (await announcer.AnnounceAsync("allocgate", SampleReports.Fail.Subject.Posting, CancellationToken.None))
        {
            Assert.Equal("in_progress", Assert.Single((await github.Api.StateAsync()).CheckRuns).Status);
            Assert.Contains("allocgate-", File.ReadAllText(Path.Combine(_directory, "announced.json")), StringComparison.Ordinal);
            Assert.IsType<Delivery.Delivered>(await reporter.DeliverAsync(SampleReports.Fail, CancellationToken.None));
        }

        Assert.Equal("failure", Assert.Single((await github.Api.StateAsync()).CheckRuns).Conclusion);
        Assert.False(File.Exists(Path.Combine(_directory, "announced.json")));
        var requests = await github.AllowedRequestsAsync();
        Assert.Equal(["POST check-runs 201", "PATCH check-runs/1 200"], requests.Select(request => request.Line));
        Assert.Equal("https://github.com/acme/shop/actions/runs/77", (string?)requests[0].Body!["details_url"]);
    }

    [ClientFact("node", "github-api.mjs")]
    public async Task A_gate_that_ends_without_a_result_fails_its_check_run_and_one_that_is_cancelled_cancels_it()
    {
        using var cancellation = new CancellationTokenSource();
        await using (await Run().Announcer.AnnounceAsync("broken", SampleReports.Pass.Subject.Posting, CancellationToken.None))
        {
        }

        await using (await Run().Announcer.AnnounceAsync("stopped", SampleReports.Pass.Subject.Posting, cancellation.Token))
            await cancellation.CancelAsync();

        var runs = (await github.Api.StateAsync()).CheckRuns;
        Assert.Equal([("broken", "completed", "failure"), ("stopped", "completed", "cancelled")], runs.Select(run => (run.Name, run.Status, run.Conclusion)));
        await github.AllowedRequestsAsync();
    }

    [ClientFact("node", "github-api.mjs")]
    public async Task A_process_that_died_leaves_what_the_last_step_completes()
    {
        await Run().Announcer.AnnounceAsync("allocgate", SampleReports.Pass.Subject.Posting, CancellationToken.None);

        var first = await ClosingAsync();
        var second = await ClosingAsync();

        Assert.IsType<Delivery.Delivered>(first);
        Assert.IsType<Delivery.Skipped>(second);
        var run = Assert.Single((await github.Api.StateAsync()).CheckRuns);
        Assert.Equal(("completed", "failure", "ERROR"), (run.Status, run.Conclusion, run.Title));
        await github.AllowedRequestsAsync();
    }

    [ClientFact("node", "github-api.mjs")]
    public async Task Over_long_texts_are_within_the_limits_with_the_worst_rows_kept_and_the_rest_counted()
    {
        var row = SampleReports.Pass.Rows[0];
        var longName = new string('ä', 100_000);
        var many = Enumerable.Range(0, 3_000).Select(i => row with { Key = row.Key with { Benchmark = $"{i}" }, Name = $"Case{i}{longName}" });
        var report = CheckRunReporterTests.WithFindings(60);
        report = report with
        {
            Name = longName,
            Rows = [.. many, .. SampleReports.Fail.Rows.Select(r => r with { Notes = [longName] })],
            Findings = [.. report.Findings.Select(f => f with { Finding = f.Finding with { Message = longName, RuleId = longName } })],
        };

        Assert.IsType<Delivery.Delivered>(await PostAsync(report));

        var run = Assert.Single((await github.Api.StateAsync()).CheckRuns);
        Assert.InRange(run.Summary!.Length, 10_000, 65_535);
        Assert.Contains("ControllerCacheBenchmarks.Replace(Entries=500)", run.Summary, StringComparison.Ordinal);
        Assert.Matches("… and [0-9,]+ more: see report.json", run.Summary);
        await github.AllowedRequestsAsync();
    }

    [ClientFact("node", "github-api.mjs")]
    public async Task Refusals_are_not_repeated_and_say_what_the_job_needs()
    {
        foreach (var status in (int[])[401, 403, 404, 422])
        {
            await github.BeginAsync();
            await github.Api.FailAsync(new { status, message = $"no {DescribedGitHub.Token}", times = 9 });

            var delivery = Assert.IsType<Delivery.Undelivered>(await PostAsync(SampleReports.Fail));

            Assert.Contains($"{status} no ***", delivery.Reason, StringComparison.Ordinal);
            Assert.Equal(status != 422, delivery.Reason.Contains("checks: write", StringComparison.Ordinal));
            Assert.Single(await github.AllowedRequestsAsync());
            Assert.Empty(github.Waiting.Waits);
        }
    }

    /// <summary>Each refusal, a rate limit beyond the bound, a server that stays broken, and one that answers nothing.</summary>
    [ClientFact("node", "github-api.mjs")]
    public async Task Whatever_GitHub_answers_the_whole_report_is_on_disk()
    {
        foreach (var fault in (object[])[.. new[] { 401, 403, 404, 422, 500 }.Select(status => new { status, act = "answer", times = 99 }), new { status = 0, act = "reset", times = 99 }])
        {
            await github.BeginAsync();
            await github.Api.FailAsync(fault);
            File.Delete(Path.Combine(_directory, "report.json"));

            var result = await GateResult.DeliverAsync(
                CheckRunReporterTests.WithFindings(51), [new AllocGate.Reporting.Json.JsonReporter(_directory), Run().Reporter], CancellationToken.None);

            Assert.IsType<Delivery.Undelivered>(result.Deliveries[1]);
            var onDisk = await AllocGate.Reporting.Json.ReportJson.ReadFileAsync(Path.Combine(_directory, "report.json"), CancellationToken.None);
            Assert.Equal(51, onDisk.Findings.Count);
            Assert.Empty((await github.Api.StateAsync()).CheckRuns);
        }
    }

    [ClientFact("node", "github-api.mjs")]
    public async Task A_refused_announcement_is_not_asked_for_again_and_a_fork_is_skipped()
    {
        await github.Api.FailAsync(new { status = 403, message = "Resource not accessible by integration", times = 9 });
        var payload = Path.Combine(_directory, "event.json");
        await File.WriteAllTextAsync(payload, """{"pull_request": {"number": 3, "head": {"repo": {"full_name": "stranger/shop"}}}}""");
        var (announcer, reporter) = Run(("GITHUB_EVENT_NAME", "pull_request"), ("GITHUB_EVENT_PATH", payload));

        await using var announced = await announcer.AnnounceAsync("allocgate", SampleReports.Fail.Subject.Posting, CancellationToken.None);
        var delivery = await reporter.DeliverAsync(SampleReports.Fail, CancellationToken.None);

        Assert.Contains("fork", Assert.IsType<Delivery.Skipped>(delivery).Reason, StringComparison.Ordinal);
        Assert.False(reporter.CheckRunHasResult);
        Assert.Single(await github.AllowedRequestsAsync());
    }

    [ClientFact("node", "github-api.mjs")]
    public async Task A_rate_limit_is_waited_for_as_long_as_GitHub_asks()
    {
        await github.Api.FailAsync(new { method = "POST", status = 429, headers = new Dictionary<string, string> { ["retry-after"] = "17" } });
        await github.Api.FailAsync(new { method = "PATCH", status = 403, message = "You have exceeded a secondary rate limit" });
        await github.Api.FailAsync(new { method = "GET", status = 403, headers = new Dictionary<string, string> { ["retry-after"] = "23" } });

        Assert.IsType<Delivery.Delivered>(await PostAsync(CheckRunReporterTests.WithFindings(60)));

        Assert.Equal([17, 23, 60], github.Waiting.Waits.Select(wait => wait.TotalSeconds));
        await AssertCompleteAsync(60);
    }

    [ClientFact("node", "github-api.mjs")]
    public async Task A_wait_beyond_the_bound_is_not_begun()
    {
        await github.Api.FailAsync(new { status = 429, headers = new Dictionary<string, string> { ["retry-after"] = "3600" } });

        Assert.Contains("429", Assert.IsType<Delivery.Undelivered>(await PostAsync(SampleReports.Fail)).Reason, StringComparison.Ordinal);
        Assert.Empty(github.Waiting.Waits);
        Assert.Single(await github.AllowedRequestsAsync());
    }

    [ClientFact("node", "github-api.mjs")]
    public async Task All_waits_together_are_bounded()
    {
        await github.Api.FailAsync(new { status = 429, times = 99, headers = new Dictionary<string, string> { ["retry-after"] = "60" } });
        var (announcer, reporter) = Run();

        await using (await announcer.AnnounceAsync("allocgate", SampleReports.Fail.Subject.Posting, CancellationToken.None))
            Assert.IsType<Delivery.Undelivered>(await reporter.DeliverAsync(SampleReports.Fail, CancellationToken.None));

        Assert.Equal(180, github.Waiting.Waits.Sum(wait => wait.TotalSeconds));
    }

    /// <summary>Each loses a request or its answer: of the creation, the completion, and the batches behind it.</summary>
    [ClientFact("node", "github-api.mjs")]
    public async Task Whatever_is_lost_nothing_is_posted_twice_and_nothing_is_missing()
    {
        object[] faults =
        [
            new { method = "POST", status = 500, act = "answer", when = "before" },
            new { method = "POST", status = 502, act = "answer", when = "after" },
            new { method = "POST", act = "reset", when = "before" },
            new { method = "POST", act = "reset", when = "after" },
            new { method = "PATCH", status = 500, act = "answer", when = "after" },
            new { method = "PATCH", act = "reset", when = "after" },
            new { method = "PATCH", act = "reset", when = "before", skip = 1 },
            new { method = "PATCH", act = "reset", when = "after", skip = 1 },
            new { method = "PATCH", act = "reset", when = "after", skip = 2 },
            new { method = "PATCH", act = "reset", when = "after", skip = 1, times = 2 },
        ];
        foreach (var fault in faults)
        {
            await github.BeginAsync();
            await github.Api.FailAsync(fault);

            Assert.IsType<Delivery.Delivered>(await PostAsync(CheckRunReporterTests.WithFindings(120)));

            await AssertCompleteAsync(120);
        }
    }

    [ClientFact("node", "github-api.mjs")]
    public async Task An_answer_that_does_not_come_in_time_is_asked_for_again()
    {
        await github.Api.FailAsync(new { method = "PATCH", act = "hang", when = "after", skip = 1 });

        var delivery = PostAsync(CheckRunReporterTests.WithFindings(120));
        await github.Api.UntilHangingAsync();
        github.Answering.Elapse();

        Assert.IsType<Delivery.Delivered>(await delivery);
        await AssertCompleteAsync(120);
    }

    [ClientFact("node", "github-api.mjs")]
    public async Task A_server_that_stays_broken_in_mid_batch_leaves_the_conclusion_and_the_report_on_disk()
    {
        await github.Api.FailAsync(new { method = "PATCH", status = 503, skip = 1, times = 99 });
        var report = CheckRunReporterTests.WithFindings(120);
        var (_, reporter) = Run();

        var result = await GateResult.DeliverAsync(report, [new AllocGate.Reporting.Json.JsonReporter(_directory), reporter], CancellationToken.None);

        Assert.Equal(
            "The check run was made, but only 50 of its 120 annotations arrived: 503 no",
            Assert.IsType<Delivery.Undelivered>(result.Deliveries[1]).Reason);
        var run = Assert.Single((await github.Api.StateAsync()).CheckRuns);
        Assert.Equal(("completed", "failure", 50), (run.Status, run.Conclusion, run.Annotations.Count));
        Assert.True(reporter.CheckRunHasResult);
        var onDisk = await AllocGate.Reporting.Json.ReportJson.ReadFileAsync(Path.Combine(_directory, "report.json"), CancellationToken.None);
        Assert.Equal(120, onDisk.Findings.Count);
    }

    private Task<Delivery> PostAsync(GateReport report) => Run().Reporter.DeliverAsync(report, CancellationToken.None);

    private (CheckRunAnnouncer Announcer, CheckRunReporter Reporter) Run(params (string Name, string Value)[] more)
    {
        var environment = github.Environment(more);
        var run = new GateCheckRun(environment, github.Retries(), new AnnouncementFile(_directory), $"allocgate-{Guid.NewGuid():N}");
        return (new CheckRunAnnouncer(run, environment), new CheckRunReporter(run, environment));
    }

    private Task<Delivery> ClosingAsync() =>
        new CheckRunClosing(github.Environment(), github.Retries(), new AnnouncementFile(_directory)).CloseAsync(CancellationToken.None);

    private async Task AssertCompleteAsync(int annotations)
    {
        await github.AllowedRequestsAsync();
        var run = Assert.Single((await github.Api.StateAsync()).CheckRuns);
        Assert.Equal(("completed", "failure"), (run.Status, run.Conclusion));
        Assert.Equal(Enumerable.Range(1, annotations), run.Annotations.Select(annotation => (int)annotation["start_line"]!));
    }
}
