using System.Text.Json;

namespace AllocGate.EndToEnd.Tests.Clients;

/// <summary>The composite action, run for real on a pull request as GitHub checks it out.</summary>
[Collection(GatedRepositoryGroup.Name)]
public sealed class ActionTests(BenchmarkRepository repository)
{
    [ClientFact("node", "run-action.mjs", "bash")]
    public async Task A_leaking_pull_request_fails_and_says_which_benchmark_and_line()
    {
        await repository.CheckOutAsync("leak-merged", "leaking");

        var (result, log) = await CompositeAction.RunAsync(
            repository.Sandbox, Client.RepositoryRoot, "leaking", Inputs(), await PullRequestAsync("leaking"));

        Assert.True(result.ExitCode == 1, log.StandardOutput + log.StandardError);
        Assert.Equal("fail", result.Outputs["verdict"]);
        Assert.Equal("1", result.Outputs["exit-code"]);
        Assert.True(File.Exists(repository.Sandbox.PathOf($"leaking/{result.Outputs["report"]}")));
        Assert.Contains("Cache.Put", result.Summary);
        Assert.Contains("etained", result.Summary);
        Assert.Matches(@"::error [^\n]*file=bench/Cache\.cs", log.StandardOutput);
    }

    [ClientFact("node", "run-action.mjs", "bash")]
    public async Task A_harmless_pull_request_passes()
    {
        await repository.CheckOutAsync("harmless-merged", "harmless");

        var (result, log) = await CompositeAction.RunAsync(
            repository.Sandbox, Client.RepositoryRoot, "harmless", Inputs(), await PullRequestAsync("harmless"));

        Assert.True(result.ExitCode == 0, log.StandardOutput + log.StandardError);
        Assert.Equal("pass", result.Outputs["verdict"]);
        Assert.Contains("Cache.Put", result.Summary);
    }

    private static Dictionary<string, string> Inputs() => new() { ["projects"] = "bench", ["github-token"] = "" };

    private async Task<Dictionary<string, string?>> PullRequestAsync(string folder)
    {
        var sandbox = repository.Sandbox;
        var payload = new
        {
            number = 1,
            pull_request = new
            {
                number = 1,
                @base = new { sha = await sandbox.GitAsync(folder, "rev-parse", "HEAD^1"), @ref = "main" },
                head = new { sha = await sandbox.GitAsync(folder, "rev-parse", "HEAD^2"), @ref = "topic" },
            },
        };
        sandbox.Write($"{folder}-event.json", JsonSerializer.Serialize(payload));
        return new()
        {
            ["GITHUB_EVENT_NAME"] = "pull_request",
            ["GITHUB_EVENT_PATH"] = sandbox.PathOf($"{folder}-event.json"),
            ["GITHUB_REPOSITORY"] = "owner/repository",
            ["GITHUB_REF"] = "refs/pull/1/merge",
            ["GITHUB_SHA"] = await sandbox.GitAsync(folder, "rev-parse", "HEAD"),
        };
    }
}
