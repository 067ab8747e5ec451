using System.Text.Json.Nodes;
using AllocGate.EndToEnd.Tests.Running;

namespace AllocGate.EndToEnd.Tests.Clients;

/// <summary>A fork's pull request: one job measures it without a token, another one posts what that job says.</summary>
public sealed class PublishTests : IAsyncLifetime
{
    private const string Token = "ghs_notARealTokenOfAnyone";
    private const string Report = "artifacts/allocgate/report.json";

    private GitRepository _repository = null!;
    private string _head = "";

    public async Task InitializeAsync()
    {
        if (Client.Find("github-api.mjs") is null)
            return;
        _repository = await GitRepository.InitAsync();
        _repository.Write("notes.txt", "none yet\n");
        var before = await _repository.CommitAsync("Begin");
        _repository.Write("src/Rows.cs", Growing("Rows"));
        _repository.Write("src/Lines.cs", Growing("Lines"));
        _head = await _repository.CommitAsync("Copy rows");
        (await AllocGateTool.RunAsync(_repository.Path, "gate", "--no-benchmarks", "--base", before)).EndedWith(1);
        _repository.Write("artifacts/event.json", $$$"""
            {
              "action": "completed",
              "workflow_run": {
                "id": 100, "run_attempt": 1, "event": "pull_request", "head_sha": "{{{_head}}}", "head_branch": "topic", "pull_requests": [],
                "head_repository": { "full_name": "stranger/service", "owner": { "login": "stranger" } }
              }
            }
            """);
    }

    public Task DisposeAsync()
    {
        _repository?.Dispose();
        return Task.CompletedTask;
    }

    [ClientFact("node", "github-api.mjs")]
    public async Task It_is_posted_to_the_pull_request_that_GitHub_names_and_to_files_that_its_head_has()
    {
        using var api = await ApiAsync();

        var first = (await PublishAsync(api)).EndedWith(1);
        (await PublishAsync(api)).EndedWith(1);

        var state = await api.StateAsync();
        var run = Assert.Single(state.CheckRuns);
        Assert.Equal(("AllocGate", "completed", "failure"), (run.Name, run.Status, run.Conclusion));
        Assert.Equal("src/Rows.cs", Assert.Single(run.Annotations.Select(annotation => (string?)annotation["path"]).Distinct()));
        Assert.Contains("Lines.cs", run.Summary, StringComparison.Ordinal);
        Assert.Contains("FAIL", Assert.Single(state.Comments).Body, StringComparison.Ordinal);
        var requests = await api.RequestsAsync();
        Assert.All(requests, request => Assert.Equal("", request.Violations));
        Assert.Contains(requests, request => request.Path.Contains("head=stranger%3Atopic", StringComparison.OrdinalIgnoreCase));
        Assert.Equal(["POST check-runs 201", "POST issues/7/comments 201"], requests.Select(request => request.Line).Where(line => line.StartsWith("POST", StringComparison.Ordinal)));
        Assert.DoesNotContain(Token, first.Output + first.Error + _repository.Read("artifacts/allocgate-published/report.json"), StringComparison.Ordinal);
    }

    [ClientFact("node", "github-api.mjs")]
    public async Task Names_that_bite_are_harmless_where_they_are_posted()
    {
        Edit(report =>
        {
            var finding = report["findings"]![0]!["finding"]!;
            finding["message"] = "![x](javascript:alert(1)) <script>alert(1)</script> @acme/owners #1 | ``` \n::error::pwned\n" + new string('x', 100_000);
            finding["ruleId"] = "AG\u202E1101";
        });
        using var api = await ApiAsync();

        var run = (await PublishAsync(api)).EndedWith(1);

        var state = await api.StateAsync();
        foreach (var text in (string[])[state.CheckRuns[0].Summary!, state.Comments[0].Body])
        {
            Assert.DoesNotContain("<script>", text, StringComparison.Ordinal);
            Assert.DoesNotContain("@acme", text, StringComparison.Ordinal);
            Assert.DoesNotMatch(@"(?<!\\)\]\(javascript", text);
            Assert.DoesNotContain('\u202E', text);
            Assert.InRange(text.Length, 100, 65_535);
        }

        Assert.DoesNotContain("::error", run.Output + run.Error, StringComparison.Ordinal);
        Assert.All(await api.RequestsAsync(), request => Assert.Equal("", request.Violations));
    }

    [ClientFact("node", "github-api.mjs")]
    public async Task A_report_that_is_not_what_GitHub_says_is_refused_where_people_see_it()
    {
        var whole = _repository.Read(Report);
        (Action Spoil, string Says)[] cases =
        [
            (() => Edit(report => report["name"] = "deploy"), "a gate named \"deploy\""),
            (() => Edit(report => report["subject"]!["posting"]!["commit"] = new string('a', 40)), "GitHub says"),
            (() => Edit(report => report["createdAt"] = "9999-12-31T23:59:59+00:00"), "not made at a time"),
            (() => Edit(report => report["notices"] = new JsonArray([.. Enumerable.Repeat(0, 5_001).Select(_ => (JsonNode)"x")])), "5,001 notices"),
            (() => Edit(report => report["schema"] = "allocgate-report/9"), "another schema"),
            (() => _repository.Write(Report, new string(' ', 17 * 1024 * 1024)), "larger than"),
            (() => _repository.Write(Report, "{\"schema\":"), "Not a report"),
            (() => _repository.Write(Report, whole.Insert(1, "\"x\":" + new string('[', 100_000) + new string(']', 100_000) + ",")), "levels deep"),
            (() => Claim(Path.Combine(_repository.Path, Report), 4L << 30), "larger than"),
            (() => File.Delete(Path.Combine(_repository.Path, Report)), "There is no report"),
        ];
        using var api = await ApiAsync();
        foreach (var (spoil, says) in cases)
        {
            _repository.Write(Report, whole);
            spoil();
            await ApiAsync(api);

            var run = (await PublishAsync(api)).EndedWith(2);

            Assert.Contains(says, run.Error, StringComparison.Ordinal);
            var check = Assert.Single((await api.StateAsync()).CheckRuns);
            Assert.Equal(("AllocGate", "failure"), (check.Name, check.Conclusion));
            Assert.Contains("cannot be used", check.Summary, StringComparison.Ordinal);
            Assert.Empty(check.Annotations);
        }
    }

    [ClientFact("node", "github-api.mjs")]
    public async Task A_pull_request_that_moved_on_or_is_somebody_elses_gets_no_comment()
    {
        using var api = await ApiAsync();
        await api.SeedAsync(new
        {
            pulls = new[]
            {
                new { number = 7, owner = "stranger", branch = "topic", sha = new string('b', 40), repository = "stranger/service" },
                new { number = 8, owner = "stranger", branch = "topic", sha = _head, repository = "stranger/other" },
            },
        });

        var run = (await PublishAsync(api)).EndedWith(1);

        Assert.Contains($"no pull request to comment on: commit {_head[..7]} is the head of none that is open", run.Error, StringComparison.Ordinal);
        var state = await api.StateAsync();
        Assert.Empty(state.Comments);
        Assert.Single(state.CheckRuns);
    }

    [ClientFact("node", "github-api.mjs")]
    public async Task Several_pull_requests_of_one_head_get_no_comment_and_are_told_so()
    {
        using var api = await ApiAsync();
        await api.SeedAsync(new
        {
            pulls = new[]
            {
                new { number = 9, owner = "stranger", branch = "topic", sha = _head, repository = "stranger/service" },
                new { number = 7, owner = "stranger", branch = "topic", sha = _head, repository = "stranger/service" },
            },
        });

        var run = (await PublishAsync(api)).EndedWith(1);

        var says = $"commit {_head[..7]} is the head of 2 pull requests (7, 9), and this was measured against the base of one of them";
        Assert.Contains(says, run.Error, StringComparison.Ordinal);
        var state = await api.StateAsync();
        Assert.Empty(state.Comments);
        // Where both show it.
        Assert.Contains(says, Assert.Single(state.CheckRuns).Summary, StringComparison.Ordinal);
    }

    [ClientFact("node", "github-api.mjs")]
    public async Task In_a_commit_with_more_files_than_GitHub_lists_what_is_not_listed_is_told_and_not_annotated()
    {
        using var api = await ApiAsync();
        await api.SeedAsync(new { truncated = true });

        (await PublishAsync(api)).EndedWith(1);

        var run = Assert.Single((await api.StateAsync()).CheckRuns);
        Assert.Equal("failure", run.Conclusion);
        Assert.Equal("src/Rows.cs", Assert.Single(run.Annotations.Select(annotation => (string?)annotation["path"]).Distinct()));
        Assert.Contains("The commit has more files than GitHub lists, and whether it has src/Lines.cs is not known", Unescaped(run.Summary!), StringComparison.Ordinal);
        Assert.Matches(@"AG\d{4} `src/Lines\.cs:\d+`", run.Summary);
        Assert.DoesNotContain("src/Rows.cs is not known", Unescaped(run.Summary!), StringComparison.Ordinal);
    }

    [ClientFact("node", "github-api.mjs")]
    public async Task What_a_run_measured_that_ended_late_is_not_written_over_what_a_newer_one_measured()
    {
        using var api = await ApiAsync();
        (await PublishAsync(api)).EndedWith(1);
        _repository.Write("artifacts/event.json", _repository.Read("artifacts/event.json").Replace("\"id\": 100", "\"id\": 99", StringComparison.Ordinal));

        var late = (await PublishAsync(api)).EndedWith(1);

        Assert.Contains("is of a newer run of this gate (100.1; this is 99.1)", late.Error, StringComparison.Ordinal);
        Assert.StartsWith($"<!-- allocgate: AllocGate run 100.1 head {_head} -->\n", Assert.Single((await api.StateAsync()).Comments).Body, StringComparison.Ordinal);
    }

    [ClientFact("node", "github-api.mjs")]
    public async Task Where_GitHub_does_not_answer_nothing_is_posted()
    {
        using var api = await ApiAsync();
        await api.FailAsync(new { method = "GET", path = "/git/trees/", status = 404, message = $"no {Token}" });

        var run = (await PublishAsync(api)).EndedWith(4);

        Assert.Contains("nothing was posted: 404 no ***", run.Error, StringComparison.Ordinal);
        Assert.Empty((await api.StateAsync()).CheckRuns);
    }

    private async Task<GitHubApi> ApiAsync(GitHubApi? api = null)
    {
        api ??= await GitHubApi.StartAsync();
        await api.ResetAsync();
        await api.SeedAsync(new
        {
            tree = new[] { "notes.txt", "src/Rows.cs" },
            pulls = new[]
            {
                new { number = 5, owner = "team", branch = "topic", sha = _head, repository = "team/service" },
                new { number = 7, owner = "stranger", branch = "topic", sha = _head, repository = "stranger/service" },
            },
        });
        return api;
    }

    private Task<ToolRun> PublishAsync(GitHubApi api) => AllocGateTool.RunAsync(
        _repository.Path,
        new Dictionary<string, string?>
        {
            ["CI"] = "true",
            ["GITHUB_ACTIONS"] = "true",
            ["GITHUB_API_URL"] = api.Url + "/api/v3",
            ["GITHUB_EVENT_NAME"] = "workflow_run",
            ["GITHUB_EVENT_PATH"] = Path.Combine(_repository.Path, "artifacts/event.json"),
            ["GITHUB_REPOSITORY"] = "team/service",
            ["GITHUB_SHA"] = new string('c', 40),
            ["GITHUB_TOKEN"] = Token,
        },
        "publish", Report, "--comment", "always");

    private static string Unescaped(string markdown) => markdown.Replace("\\", "", StringComparison.Ordinal);

    private void Edit(Action<JsonNode> edit)
    {
        var report = JsonNode.Parse(_repository.Read(Report))!;
        edit(report);
        _repository.Write(Report, report.ToJsonString());
    }

    private static string Growing(string name) => $$"""
        using System.Collections.Immutable;

        public static class {{name}}
        {
            public static ImmutableList<int> Copy(int[] rows)
            {
                var list = ImmutableList<int>.Empty;
                foreach (var row in rows)
                    list = list.Add(row);
                return list;
            }
        }

        """;

    // A file with a hole: it takes no space.
    private static void Claim(string path, long length)
    {
        using var file = File.Create(path);
        file.SetLength(length);
    }
}
