using AllocGate.EndToEnd.Tests.Running;

namespace AllocGate.EndToEnd.Tests.Clients;

/// <summary>The check run, posted to GitHub's own description of its API.</summary>
public sealed class CheckRunTests : IAsyncLifetime
{
    private const string Token = "ghs_notARealTokenOfAnyone";

    // Ignored by git, as the event is no part of the checkout.
    private const string EventFile = "artifacts/event.json";

    private GitRepository _repository = null!;

    private string _base = "";

    public async Task InitializeAsync()
    {
        _repository = await GitRepository.InitAsync();
        _repository.Write("notes.txt", "none yet\n");
        _base = await _repository.CommitAsync("Begin");
    }

    public Task DisposeAsync()
    {
        _repository.Dispose();
        return Task.CompletedTask;
    }

    [ClientFact("node", "github-api.mjs")]
    public async Task GitHub_takes_a_check_run_with_more_annotations_than_one_request_may_bring()
    {
        _repository.Write("src/Rows.cs", GrownInLoops(60));
        var after = await _repository.CommitAsync("Copy rows");
        _repository.Write(EventFile, $$"""{"ref":"refs/heads/main","before":"{{_base}}","after":"{{after}}","forced":false}""");
        using var api = await GitHubApi.StartAsync();

        var run = (await GateAsync(api, "push")).EndedWith(1);

        var requests = await api.RequestsAsync();
        Assert.DoesNotContain("not delivered", run.Error, StringComparison.Ordinal);
        Assert.All(requests, request => Assert.Equal("", request.Violations));
        Assert.All(requests, request => Assert.Equal($"Token {Token}", request.Authorization));
        Assert.Equal(["POST check-runs 201", "PATCH check-runs/1 200", "PATCH check-runs/1 200"], requests.Select(request => request.Line));
        Assert.Equal([0, 50, 10], requests.Select(request => request.Annotations));
        AssertNoToken(run);
    }

    [ClientFact("node", "github-api.mjs")]
    public async Task A_forks_read_only_token_skips_the_check_run_and_leaves_the_verdict_its_exit_code()
    {
        await MergeHarmlessPullRequestOfAsync("someone/service");
        using var api = await GitHubApi.StartAsync();
        await api.FailAsync(new { status = 403, message = "Resource not accessible by integration", times = 9 });

        var run = (await GateAsync(api, "pull_request")).EndedWith(0);

        var request = Assert.Single(await api.RequestsAsync());
        Assert.Equal("", request.Violations);
        Assert.Contains("\"github-check\" was skipped: the pull request comes from a fork", run.Error, StringComparison.Ordinal);
        AssertNoToken(run);
    }

    [ClientFact("node", "github-api.mjs")]
    public async Task A_refusal_that_the_event_does_not_explain_is_a_failed_delivery()
    {
        await MergeHarmlessPullRequestOfAsync("team/service");
        using var api = await GitHubApi.StartAsync();
        await api.FailAsync(new { status = 403, message = "Resource not accessible by integration", times = 9 });

        var run = (await GateAsync(api, "pull_request")).EndedWith(4);

        Assert.Single(await api.RequestsAsync());
        Assert.Contains("checks: write", run.Error, StringComparison.Ordinal);
        AssertNoToken(run);
    }

    private async Task MergeHarmlessPullRequestOfAsync(string headRepository)
    {
        await _repository.GitAsync("switch", "--quiet", "--create", "feature");
        _repository.Write("src/Rows.cs", "public static class Rows;\n");
        var head = await _repository.CommitAsync("Add rows");
        await _repository.GitAsync("switch", "--quiet", "--detach", "main");
        await _repository.GitAsync("merge", "--quiet", "--no-ff", "--message", "Merge", "feature");
        _repository.Write(EventFile, $$$"""
            {"number":7,"pull_request":{"number":7,"head":{"sha":"{{{head}}}","repo":{"full_name":"{{{headRepository}}}"} },"base":{"sha":"{{{_base}}}","ref":"main"} } }
            """);
    }

    private Task<ToolRun> GateAsync(GitHubApi api, string eventName) => AllocGateTool.RunAsync(
        _repository.Path,
        new Dictionary<string, string?>
        {
            ["CI"] = "true",
            ["GITHUB_ACTIONS"] = "true",
            ["GITHUB_API_URL"] = api.Url,
            ["GITHUB_EVENT_NAME"] = eventName,
            ["GITHUB_EVENT_PATH"] = Path.Combine(_repository.Path, EventFile),
            ["GITHUB_REPOSITORY"] = "team/service",
            ["GITHUB_TOKEN"] = Token,
        },
        "gate", "--no-benchmarks", "--report", "github-check", "--report", "console");

    private void AssertNoToken(ToolRun run)
    {
        Assert.DoesNotContain(Token, run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(Token, run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain(Token, _repository.Read("artifacts/allocgate/report.json"), StringComparison.Ordinal);
    }

    private static string GrownInLoops(int methods) => $$"""
        using System.Collections.Immutable;

        public static class Rows
        {
        {{string.Concat(Enumerable.Range(0, methods).Select(i => $$"""
            public static ImmutableList<int> Copy{{i}}(int[] rows)
            {
                var list = ImmutableList<int>.Empty;
                foreach (var row in rows)
                    list = list.Add(row);
                return list;
            }

        """))}}
        }

        """;
}
