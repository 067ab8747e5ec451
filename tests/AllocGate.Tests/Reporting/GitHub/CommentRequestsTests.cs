using AllocGate.Core.Reporting;
using AllocGate.EndToEnd.Tests.Clients;
using AllocGate.Gating;
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
        Assert.StartsWith("<!-- allocgate: other%20%2D%2D%3E%20gate -->\n## ❌", comments[1].Body, StringComparison.Ordinal);
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
                new { id = 90, body = StickyComment.Mark("allocgate") + "\nhi", user = new { login = "mallory", id = 1, type = "User" }, author_association = "CONTRIBUTOR" },
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
    public async Task A_long_report_fits_in_a_comment()
    {
        var row = SampleReports.Fail.Rows[0];
        var many = Enumerable.Range(0, 3_000).Select(i => row with { Key = row.Key with { Benchmark = $"{i}" }, Name = $"Case{i}" });

        Assert.IsType<Delivery.Delivered>(await PostAsync(SampleReports.Fail with { Rows = [.. many] }));

        Assert.InRange(Assert.Single((await github.Api.StateAsync()).Comments).Body.Length, 20_000, 65_535);
    }

    [ClientFact("node", "github-api.mjs")]
    public async Task Without_the_right_to_write_the_job_is_told_what_it_needs()
    {
        await github.Api.FailAsync(new { method = "POST", status = 403 });

        Assert.Contains("pull-requests: write", Assert.IsType<Delivery.Undelivered>(await PostAsync(SampleReports.Fail)).Reason, StringComparison.Ordinal);
    }

    private Task<Delivery> PostAsync(GateReport report, CommentMode mode = CommentMode.Always)
    {
        var environment = github.Environment(("GITHUB_EVENT_NAME", "pull_request"), ("GITHUB_EVENT_PATH", _event));
        return new CommentReporter(environment, github.Retries(), mode).DeliverAsync(report, CancellationToken.None);
    }
}
