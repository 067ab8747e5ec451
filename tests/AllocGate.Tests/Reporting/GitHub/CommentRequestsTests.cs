using AllocGate.Core.Reporting;
using AllocGate.EndToEnd.Tests.Clients;
using AllocGate.Gating;
using AllocGate.Reporting;
using AllocGate.Reporting.GitHub;

namespace AllocGate.Tests.Reporting.GitHub;

/// <summary>The comment against GitHub's own description of its API.</summary>
public sealed class CommentRequestsTests(DescribedGitHub github) : IClassFixture<DescribedGitHub>, IAsyncLifetime
{
    private readonly string _event = Path.GetTempFileName();

    public async Task InitializeAsync()
    {
        await File.WriteAllTextAsync(_event, """{"pull_request": {"number": 7, "head": {"repo": {"full_name": "acme/shop"}}}}""");
        if (Client.Find("github-api.mjs") is not null)
            await github.BeginAsync();
    }

    public Task DisposeAsync()
    {
        File.Delete(_event);
        return Task.CompletedTask;
    }

    [ClientFact("node", "github-api.mjs")]
    public async Task One_comment_a_gate_is_updated_in_place_and_kept_when_all_is_well_again()
    {
        await PostAsync(SampleReports.Fail);
        await PostAsync(SampleReports.Fail with { Name = "other --> gate" });
        await PostAsync(SampleReports.Inconclusive);
        await PostAsync(SampleReports.Pass);
        await PostAsync(SampleReports.Pass);

        var comments = (await github.Api.StateAsync()).Comments;
        Assert.Equal(2, comments.Count);
        Assert.Contains("PASS", comments[0].Body, StringComparison.Ordinal);
        Assert.StartsWith($"<!-- allocgate: other%20%2D%2D%3E%20gate run 77.1 head {SampleReports.HeadCommit} -->\n## ❌", comments[1].Body, StringComparison.Ordinal);
        Assert.Equal(
            ["POST", "POST", "PATCH", "PATCH"],
            (await github.AllowedRequestsAsync()).Select(request => request.Method).Where(method => method != "GET"));
    }

    [ClientFact("node", "github-api.mjs")]
    public async Task Only_on_change_nothing_is_said_before_there_is_something_to_say()
    {
        var unchanged = SampleReports.Pass with { Rows = [SampleReports.Pass.Rows[0]] };

        Assert.IsType<Delivery.Skipped>(await PostAsync(unchanged, CommentMode.OnChange));
        Assert.IsType<Delivery.Delivered>(await PostAsync(SampleReports.Fail, CommentMode.OnChange));
        Assert.IsType<Delivery.Delivered>(await PostAsync(unchanged, CommentMode.OnChange));

        Assert.Contains("PASS", Assert.Single((await github.Api.StateAsync()).Comments).Body, StringComparison.Ordinal);
    }

    [ClientFact("node", "github-api.mjs")]
    public async Task A_strangers_comment_with_our_mark_is_not_ours()
    {
        await github.Api.SeedAsync(new
        {
            comments = new[]
            {
                new { id = 90, body = StickyComment.Mark("allocgate").Line(new PostingRun(long.MaxValue, 1), SampleReports.Pass) + "\nhi", user = new { login = "mallory", id = 1, type = "User" }, author_association = "CONTRIBUTOR" },
            },
        });

        await PostAsync(SampleReports.Fail);

        var comments = (await github.Api.StateAsync()).Comments;
        Assert.Equal(2, comments.Count);
        Assert.EndsWith("hi", comments[0].Body, StringComparison.Ordinal);
    }

    [ClientFact("node", "github-api.mjs")]
    public async Task It_is_found_behind_a_hundred_others()
    {
        var other = new { body = "thanks", user = new { login = "ann", id = 2, type = "User" }, author_association = "MEMBER" };
        await github.Api.SeedAsync(new { comments = Enumerable.Range(100, 130).Select(id => new { id, other.body, other.user, other.author_association }) });
        await PostAsync(SampleReports.Fail);

        await PostAsync(SampleReports.Pass);

        Assert.Equal(131, (await github.Api.StateAsync()).Comments.Count);
    }

    [ClientFact("node", "github-api.mjs")]
    public async Task A_lost_answer_makes_no_second_comment()
    {
        foreach (var when in (string[])["before", "after"])
        {
            await github.BeginAsync();
            await github.Api.FailAsync(new { method = "POST", act = "reset", when });

            Assert.IsType<Delivery.Delivered>(await PostAsync(SampleReports.Fail));

            Assert.Single((await github.Api.StateAsync()).Comments);
            await github.AllowedRequestsAsync();
        }
    }

    [ClientFact("node", "github-api.mjs")]
    public async Task A_run_that_ends_late_leaves_the_comment_of_a_newer_one_alone()
    {
        Assert.IsType<Delivery.Delivered>(await PostAsync(SampleReports.Pass, run: "77", attempt: "2"));

        foreach (var (run, attempt) in (IEnumerable<(string, string)>)[("76", "9"), ("77", "1"), ("9", "1")])
        {
            Assert.Matches(
                $@"^comment \d+ is of a newer run of this gate \(77\.2; this is {run}\.{attempt}\)$",
                Assert.IsType<Delivery.Skipped>(await PostAsync(SampleReports.Fail, run: run, attempt: attempt)).Reason);
        }

        Assert.Contains("PASS", Assert.Single((await github.Api.StateAsync()).Comments).Body, StringComparison.Ordinal);
        Assert.IsType<Delivery.Delivered>(await PostAsync(SampleReports.Fail with { Name = "another" }, run: "9"));
        Assert.IsType<Delivery.Delivered>(await PostAsync(SampleReports.Fail, run: "78"));
        Assert.Equal(
            ["POST", "POST", "PATCH"], (await github.AllowedRequestsAsync()).Select(request => request.Method).Where(method => method != "GET"));
    }

    [ClientFact("node", "github-api.mjs")]
    public async Task A_newer_run_that_comments_while_the_server_is_waited_for_is_left_alone_too()
    {
        await PostAsync(SampleReports.Fail, run: "75");
        var id = Assert.Single((await github.Api.StateAsync()).Comments).Id;
        await github.Api.FailAsync(new { method = "PATCH", status = 502, when = "before" });
        github.Waiting.Meanwhile = () => github.Api.SeedAsync(new
        {
            comments = new[] { new { id, body = StickyComment.Body(SampleReports.Pass, new PostingRun(77, 1)), user = new { type = "Bot" }, author_association = "NONE" } },
        });

        Assert.IsType<Delivery.Skipped>(await PostAsync(SampleReports.Inconclusive, run: "76"));

        Assert.Contains("PASS", Assert.Single((await github.Api.StateAsync()).Comments).Body, StringComparison.Ordinal);
    }

    [ClientFact("node", "github-api.mjs")]
    public async Task A_long_report_fits_in_a_comment()
    {
        var row = SampleReports.Fail.Rows[0];
        var many = Enumerable.Range(0, 3_000).Select(i => row with { Key = row.Key with { Benchmark = $"{i}" }, Name = $"Case{i}" });

        Assert.IsType<Delivery.Delivered>(await PostAsync(SampleReports.Fail with { Rows = [.. many] }));

        Assert.InRange(Assert.Single((await github.Api.StateAsync()).Comments).Body.Length, 20_000, 65_535);
    }

    [ClientFact("node", "github-api.mjs")]
    public async Task What_is_refused_is_not_repeated_and_what_passes_is()
    {
        foreach (var status in (int[])[401, 404, 422])
        {
            await github.BeginAsync();
            await github.Api.FailAsync(new { status, message = $"no {DescribedGitHub.Token}", times = 9 });

            var reason = Assert.IsType<Delivery.Undelivered>(await PostAsync(SampleReports.Fail)).Reason;
            Assert.Contains($"{status} ", reason, StringComparison.Ordinal);
            Assert.DoesNotContain(DescribedGitHub.Token, reason, StringComparison.Ordinal);
            Assert.Single(await github.AllowedRequestsAsync());
        }

        foreach (var status in (int[])[429, 500])
        {
            await github.BeginAsync();
            await github.Api.FailAsync(new { method = "POST", status, headers = new Dictionary<string, string> { ["retry-after"] = "19" } });

            Assert.IsType<Delivery.Delivered>(await PostAsync(SampleReports.Fail));
            Assert.Equal([19], github.Waiting.Waits.Select(wait => wait.TotalSeconds));
            Assert.Single((await github.Api.StateAsync()).Comments);
        }
    }

    [ClientFact("node", "github-api.mjs")]
    public async Task An_answer_that_does_not_come_in_time_makes_no_second_comment()
    {
        await github.Api.FailAsync(new { method = "POST", act = "hang", when = "after" });

        var delivery = PostAsync(SampleReports.Fail);
        await github.Api.UntilHangingAsync();
        github.Answering.Elapse();

        Assert.IsType<Delivery.Delivered>(await delivery);
        Assert.Single((await github.Api.StateAsync()).Comments);
    }

    [ClientFact("node", "github-api.mjs")]
    public async Task Without_the_right_to_write_the_job_is_told_what_it_needs()
    {
        await github.Api.FailAsync(new { method = "POST", status = 403 });

        Assert.Contains("pull-requests: write", Assert.IsType<Delivery.Undelivered>(await PostAsync(SampleReports.Fail)).Reason, StringComparison.Ordinal);
    }

    private Task<Delivery> PostAsync(GateReport report, CommentMode mode = CommentMode.Always, string run = "77", string attempt = "1")
    {
        var environment = github.Environment(
            ("GITHUB_EVENT_NAME", "pull_request"), ("GITHUB_EVENT_PATH", _event), ("GITHUB_RUN_ID", run), ("GITHUB_RUN_ATTEMPT", attempt));
        return new CommentReporter(environment, github.Retries(), mode).DeliverAsync(report, CancellationToken.None);
    }
}
