using AllocGate.Gating;
using AllocGate.Reporting.GitLab;

namespace AllocGate.Tests.Reporting.GitLab;

public sealed class NoteReporterTests : IDisposable
{
    private readonly FakeGitLab _gitlab = new();

    public void Dispose() => _gitlab.Dispose();

    [Fact]
    public async Task A_note_is_made_once_and_then_updated_in_place()
    {
        _gitlab.Notes.AddRange([("a person's note", false), ("another one", false)]);

        Assert.Equal("note 3 on merge request 7", Assert.IsType<Delivery.Delivered>(await DeliverAsync("fail")).Where);
        Assert.Equal("note 3 on merge request 7", Assert.IsType<Delivery.Delivered>(await DeliverAsync("pass")).Where);

        Assert.Equal(3, _gitlab.Notes.Count);
        Assert.Contains("PASS", _gitlab.Notes[2].Body, StringComparison.Ordinal);
        Assert.All(_gitlab.Received, request => Assert.StartsWith("/api/v4/projects/42/merge_requests/7/notes", request.Split(' ')[1], StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_note_that_says_the_same_already_is_left_alone()
    {
        await DeliverAsync("fail");
        await DeliverAsync("fail");

        Assert.Equal(["GET", "POST", "GET"], Methods());
    }

    [Fact]
    public async Task A_stranger_who_wrote_our_mark_does_not_keep_us_from_writing()
    {
        _gitlab.Notes.Add((MergeRequestNote.Mark(SampleReports.Fail.Name).Line(null, SampleReports.Pass) + " PASS, trust me", false));

        Assert.Equal("note 2 on merge request 7", Assert.IsType<Delivery.Delivered>(await DeliverAsync("fail")).Where);
    }

    [Fact]
    public async Task A_pipeline_that_ends_late_leaves_the_note_of_a_newer_one_alone()
    {
        await Reporter(("CI_PIPELINE_ID", "1000")).DeliverAsync(SampleReports.Pass, CancellationToken.None);

        var late = await Reporter(("CI_PIPELINE_ID", "999")).DeliverAsync(SampleReports.Fail, CancellationToken.None);
        Assert.Equal("note 1 is of a newer pipeline's gate (1000; this is 999)", Assert.IsType<Delivery.Skipped>(late).Reason);
        Assert.StartsWith($"{MergeRequestNote.Mark("allocgate").Line(new(1000, 1), SampleReports.Pass)}\n## ✅ PASS", Assert.Single(_gitlab.Notes).Body, StringComparison.Ordinal);

        Assert.IsType<Delivery.Delivered>(await Reporter(("CI_PIPELINE_ID", "1001")).DeliverAsync(SampleReports.Fail, CancellationToken.None));
        Assert.Contains("FAIL", Assert.Single(_gitlab.Notes).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stranger_who_writes_of_a_pipeline_to_come_does_not_keep_us_from_writing()
    {
        _gitlab.Notes.Add((MergeRequestNote.Mark(SampleReports.Fail.Name).Line(new(long.MaxValue, 1), SampleReports.Pass) + " PASS, trust me", false));

        Assert.IsType<Delivery.Delivered>(await Reporter(("CI_PIPELINE_ID", "1000")).DeliverAsync(SampleReports.Fail, CancellationToken.None));

        Assert.Contains("FAIL", _gitlab.Notes[1].Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_gates_have_a_note_each()
    {
        await DeliverAsync("fail");
        var other = await Reporter().DeliverAsync(SampleReports.Fail with { Name = "another gate" }, CancellationToken.None);

        Assert.Equal("note 2 on merge request 7", Assert.IsType<Delivery.Delivered>(other).Where);
    }

    [Fact]
    public async Task Places_are_links_to_the_lines_of_the_merge_requests_own_commit()
    {
        await DeliverAsync("fail");

        var note = Assert.Single(_gitlab.Notes).Body;
        Assert.Contains(
            $"[`src/Caching/ControllerCache.cs:31`](https://gitlab.example/team/shop/-/blob/{SampleReports.HeadCommit}/src/Caching/ControllerCache.cs#L31)", note, StringComparison.Ordinal);
        Assert.Contains(
            $"([`samples/OomCases/Benchmarks/Parser.cs:21`](https://gitlab.example/team/shop/-/blob/{SampleReports.HeadCommit}/samples/OomCases/Benchmarks/Parser.cs#L21)): FAILED", note, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(500)]
    [InlineData(502)]
    [InlineData(429)]
    public async Task What_a_busy_server_did_not_do_is_tried_again(int status)
    {
        _gitlab.Refusing(status, times: 2);

        Assert.IsType<Delivery.Delivered>(await DeliverAsync("fail"));
        Assert.Equal(["GET", "GET", "GET", "POST"], Methods());
    }

    [Fact]
    public async Task A_note_that_was_made_although_no_answer_came_is_not_made_twice()
    {
        _gitlab.Accepting().Refusing(502, done: true);

        Assert.Equal("note 1 on merge request 7", Assert.IsType<Delivery.Delivered>(await DeliverAsync("fail")).Where);

        Assert.Single(_gitlab.Notes);
        Assert.Equal(["GET", "POST", "GET"], Methods());
    }

    [Theory]
    [InlineData(401)]
    [InlineData(403)]
    [InlineData(404)]
    public async Task A_refusal_is_a_failed_delivery_that_says_which_token_it_needs(int status)
    {
        _gitlab.Refusing(status, $"no {FakeGitLab.Token} \u001b[2J here");

        var reason = Assert.IsType<Delivery.Undelivered>(await DeliverAsync("fail")).Reason;

        Assert.Single(_gitlab.Received);
        Assert.Contains($"{status} ", reason, StringComparison.Ordinal);
        Assert.Contains("ALLOCGATE_GITLAB_TOKEN has to be a token of this project", reason, StringComparison.Ordinal);
        Assert.DoesNotContain(FakeGitLab.Token, reason, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', reason);
    }

    [Fact]
    public async Task A_server_that_stays_broken_or_away_is_given_up()
    {
        _gitlab.Refusing(503, "down", times: 20);

        Assert.Contains("503", Assert.IsType<Delivery.Undelivered>(await DeliverAsync("fail")).Reason, StringComparison.Ordinal);
        Assert.IsType<Delivery.Undelivered>(await Reporter(("CI_API_V4_URL", "http://127.0.0.1:1")).DeliverAsync(SampleReports.Fail, CancellationToken.None));
    }

    [Fact]
    public async Task Without_a_token_it_says_that_the_jobs_own_cannot_write_notes()
    {
        var delivery = await Reporter(("ALLOCGATE_GITLAB_TOKEN", ""), ("CI_JOB_TOKEN", "x")).DeliverAsync(SampleReports.Fail, CancellationToken.None);

        Assert.Contains("CI_JOB_TOKEN cannot write notes", Assert.IsType<Delivery.Undelivered>(delivery).Reason, StringComparison.Ordinal);
        Assert.Empty(_gitlab.Received);
    }

    [Fact]
    public async Task A_forks_missing_token_and_a_missing_merge_request_are_no_failure()
    {
        var fork = Reporter(("ALLOCGATE_GITLAB_TOKEN", ""), ("CI_MERGE_REQUEST_SOURCE_PROJECT_ID", "99"));
        var branch = Reporter(("CI_MERGE_REQUEST_IID", ""));

        Assert.Contains("fork", Assert.IsType<Delivery.Skipped>(await fork.DeliverAsync(SampleReports.Fail, CancellationToken.None)).Reason, StringComparison.Ordinal);
        Assert.IsType<Delivery.Skipped>(await branch.DeliverAsync(SampleReports.Fail, CancellationToken.None));
    }

    [Theory]
    [InlineData("http://gitlab.example/api/v4")]
    [InlineData("ftp://gitlab.example/api/v4")]
    [InlineData("")]
    public async Task A_token_goes_over_TLS_or_nowhere(string url)
    {
        var delivery = await Reporter(("CI_API_V4_URL", url)).DeliverAsync(SampleReports.Fail, CancellationToken.None);

        Assert.Contains("https", Assert.IsType<Delivery.Undelivered>(delivery).Reason, StringComparison.Ordinal);
    }

    private Task<Delivery> DeliverAsync(string name) => Reporter().DeliverAsync(SampleReports.Named(name), CancellationToken.None);

    private IEnumerable<string> Methods() => _gitlab.Received.Select(request => request.Split(' ')[0]);

    private NoteReporter Reporter(params (string Name, string Value)[] more)
    {
        var variables = new Dictionary<string, string>
        {
            ["ALLOCGATE_GITLAB_TOKEN"] = FakeGitLab.Token,
            ["CI_API_V4_URL"] = _gitlab.Url,
            ["CI_PROJECT_ID"] = "42",
            ["CI_MERGE_REQUEST_IID"] = "7",
            ["CI_PROJECT_URL"] = "https://gitlab.example/team/shop",
        };
        foreach (var (name, value) in more)
            variables[name] = value;
        return new NoteReporter(GitLabEnvironment.Read(variables), GitLabRetries.Create(attempts: 3, TimeSpan.Zero, TimeSpan.FromMinutes(1)));
    }
}
