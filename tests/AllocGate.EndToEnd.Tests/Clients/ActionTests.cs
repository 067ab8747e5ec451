using System.Text.Json;
using System.Text.Json.Nodes;
using CliWrap.Buffered;

namespace AllocGate.EndToEnd.Tests.Clients;

/// <summary>
/// The composite action, run for real from the sources of a tag against GitHub's own description of its API: on a pull request and a push as
/// GitHub checks them out, on a fork's pull request, and with a gate that is killed. The tool is built once and then found in the cache.
/// </summary>
[Collection(GatedRepositoryGroup.Name)]
public sealed class ActionTests(BenchmarkRepository repository) : IAsyncLifetime
{
    private const string Token = "ghs_notARealTokenOfAnyone";
    private const string FeedPassword = "notARealPasswordOfAnyFeed";

    private GitHubApi _api = null!;

    public async Task InitializeAsync()
    {
        if (Client.Find("github-api.mjs") is not null)
            _api = await GitHubApi.StartAsync();
    }

    public Task DisposeAsync()
    {
        _api?.Dispose();
        return Task.CompletedTask;
    }

    [ClientFact("node", "run-action.mjs", "github-api.mjs", "bash")]
    public async Task A_leaking_pull_request_fails_and_a_push_of_something_harmless_passes()
    {
        await repository.CheckOutAsync("leak-merged", "leaking");
        WriteSpies("leaking");

        var (leak, leakLog) = await RunAsync("leaking", await PullRequestAsync("leaking", "owner/repository"));

        Assert.True(leak.ExitCode == 1, leakLog.StandardOutput + leakLog.StandardError);
        Assert.Equal(("fail", "1", "1", "1"), (leak.Outputs["verdict"], leak.Outputs["exit-code"], leak.Outputs["cases"], leak.Outputs["failing"]));
        Assert.True(File.Exists(repository.Sandbox.PathOf($"leaking/{leak.Outputs["report"]}")));
        Assert.True(File.Exists(repository.Sandbox.PathOf($"leaking/{leak.Outputs["markdown"]}")));
        Assert.Contains("Cache.Put", leak.Summary);
        var state = await _api.StateAsync();
        var run = Assert.Single(state.CheckRuns);
        Assert.Equal(("completed", "failure"), (run.Status, run.Conclusion));
        Assert.Contains(run.Annotations, annotation => (string?)annotation["path"] == "bench/Cache.cs");
        Assert.Contains("Cache.Put", Assert.Single(state.Comments).Body);
        Assert.DoesNotContain("::error", leakLog.StandardOutput, StringComparison.Ordinal);
        var requests = await _api.RequestsAsync();
        Assert.All(requests, request => Assert.Equal("", request.Violations));
        Assert.Equal(await repository.Sandbox.GitAsync("leaking", "rev-parse", "HEAD^2"), (string?)requests[0].Body!["head_sha"]);
        AssertNoToken("leaking", leak, leakLog);

        await _api.ResetAsync();
        await repository.CheckOutAsync("harmless-merged", "harmless");
        var (harmless, log) = await RunAsync("harmless", await PushAsync("harmless"));

        Assert.True(harmless.ExitCode == 0, log.StandardOutput + log.StandardError);
        Assert.Contains("cache allocgate-tool-", log.StandardOutput, StringComparison.Ordinal);
        Assert.DoesNotMatch("cache allocgate-tool-[^\n]*not found", log.StandardOutput);
        Assert.Equal("pass", harmless.Outputs["verdict"]);
        Assert.Equal("success", Assert.Single((await _api.StateAsync()).CheckRuns).Conclusion);
        Assert.All(await _api.RequestsAsync(), request => Assert.Equal("", request.Violations));
        await AssertRulesSayWhereTheirPageIsAsync();
    }

    [ClientFact("node", "run-action.mjs", "github-api.mjs", "bash")]
    public async Task A_forks_pull_request_is_judged_all_the_same_and_its_lines_are_in_the_log()
    {
        await _api.FailAsync(new { status = 403, message = "Resource not accessible by integration", times = 99 });
        await repository.CheckOutAsync("leak-merged", "forked");

        var (result, log) = await RunAsync("forked", await PullRequestAsync("forked", "stranger/repository"));

        Assert.True(result.ExitCode == 1, log.StandardOutput + log.StandardError);
        Assert.Equal("fail", result.Outputs["verdict"]);
        Assert.Matches(@"::error [^\n]*file=bench/Cache\.cs", log.StandardOutput);
        Assert.Contains("\"github-check\" was skipped: the pull request comes from a fork", log.StandardError, StringComparison.Ordinal);
        Assert.True(File.Exists(repository.Sandbox.PathOf($"forked/{result.Outputs["report"]}")));
        Assert.Empty((await _api.StateAsync()).CheckRuns);
    }

    [ClientFact("node", "run-action.mjs", "github-api.mjs", "bash")]
    public async Task A_gate_that_is_killed_leaves_no_check_run_in_progress()
    {
        await repository.CheckOutAsync("leak-merged", "killed");
        // The benchmark project's build kills the gate that runs it, as a machine without memory would.
        repository.Sandbox.Write("kill-the-gate.sh", """
            pid=$PPID
            while [ "$pid" -gt 1 ]; do
              if tr '\0' ' ' < "/proc/$pid/cmdline" | grep -q 'allocgate.dll gate'; then kill -9 "$pid"; exit 0; fi
              pid=$(cut -d' ' -f4 "/proc/$pid/stat")
            done
            """);
        repository.Sandbox.Write("killed/Directory.Build.targets", $"""
            <Project>
              <Target Name="KillTheGate" BeforeTargets="Restore">
                <Exec Command="sh {repository.Sandbox.PathOf("kill-the-gate.sh")}" />
              </Target>
            </Project>
            """);

        var (result, log) = await RunAsync("killed", await PullRequestAsync("killed", "owner/repository"));

        Assert.True(result.ExitCode == 137, log.StandardOutput + log.StandardError);
        Assert.Equal("error", result.Outputs["verdict"]);
        Assert.Equal("", result.Outputs["report"]);
        var run = Assert.Single((await _api.StateAsync()).CheckRuns);
        Assert.Equal(("completed", "failure", "ERROR"), (run.Status, run.Conclusion, run.Title));
        Assert.All(await _api.RequestsAsync(), request => Assert.Equal("", request.Violations));
    }

    // The tool as it was built from a tag's sources, which know no git.
    private async Task AssertRulesSayWhereTheirPageIsAsync()
    {
        var sandbox = repository.Sandbox;
        sandbox.Write("scanned/a.cs", "class A { System.Collections.Concurrent.ConcurrentDictionary<int, object> map = new(); object M(int a) => map.GetOrAdd(a, new object()); }");
        var tool = Assert.Single(Directory.GetDirectories(sandbox.PathOf("actions-cache"), "allocgate-tool-*"));
        await sandbox.RunAsync("dotnet", [Path.Combine(tool, "allocgate.dll"), "scan", "--report", "sarif"], "scanned");
        var rules = JsonNode.Parse(File.ReadAllText(sandbox.PathOf("scanned/artifacts/allocgate/allocgate.sarif")))!["runs"]![0]!["tool"]!["driver"]!["rules"]!.AsArray();
        Assert.Equal(["https://github.com/someone/allocgate/blob/v9/docs/rules/AG1002.md"], rules.Select(rule => (string?)rule!["helpUri"]));
    }

    private async Task<(CompositeAction.Result Result, BufferedCommandResult Log)> RunAsync(string folder, Dictionary<string, string?> environment)
    {
        environment["GITHUB_ACTOR"] = "somebody";
        environment["GITHUB_API_URL"] = _api.Url;
        environment["GITHUB_REPOSITORY"] = "owner/repository";
        environment["GITHUB_SHA"] = await repository.Sandbox.GitAsync(folder, "rev-parse", "HEAD");
        environment["TEST_ACTION_REPOSITORY"] = "someone/allocgate";
        environment["TEST_ACTION_REF"] = "v9";
        environment["TEST_ACTIONS_CACHE"] = repository.Sandbox.PathOf("actions-cache");
        environment["TEST_GITHUB_TOKEN"] = Token;
        foreach (var name in (string[])["GH_TOKEN", "GITLAB_TOKEN", "CI_JOB_TOKEN", "ACTIONS_RUNTIME_TOKEN", "ACTIONS_ID_TOKEN_REQUEST_TOKEN"])
            environment[name] = Token;
        environment["NuGetPackageSourceCredentials_private"] = $"Username=us;Password={FeedPassword}";
        Directory.CreateDirectory(environment["TEST_ACTIONS_CACHE"]!);
        var inputs = new Dictionary<string, string> { ["projects"] = "bench", ["comment"] = "on-change" };
        return await CompositeAction.RunAsync(repository.Sandbox, await repository.ActionFolderAsync(), folder, inputs, environment);
    }

    private async Task<Dictionary<string, string?>> PullRequestAsync(string folder, string headRepository)
    {
        var sandbox = repository.Sandbox;
        var payload = new
        {
            number = 1,
            pull_request = new
            {
                number = 1,
                @base = new { sha = await sandbox.GitAsync(folder, "rev-parse", "HEAD^1"), @ref = "main" },
                head = new { sha = await sandbox.GitAsync(folder, "rev-parse", "HEAD^2"), @ref = "topic", repo = new { full_name = headRepository } },
            },
        };
        return Event(folder, "pull_request", "refs/pull/1/merge", payload);
    }

    private async Task<Dictionary<string, string?>> PushAsync(string folder) => Event(
        folder, "push", "refs/heads/main", new { before = await repository.Sandbox.GitAsync(folder, "rev-parse", "HEAD^1"), forced = false });

    private Dictionary<string, string?> Event(string folder, string name, string reference, object payload)
    {
        repository.Sandbox.Write($"{folder}-event.json", JsonSerializer.Serialize(payload));
        return new()
        {
            ["GITHUB_EVENT_NAME"] = name,
            ["GITHUB_EVENT_PATH"] = repository.Sandbox.PathOf($"{folder}-event.json"),
            ["GITHUB_REF"] = reference,
        };
    }

    /// <summary>Code of the pull request, in its build and in its benchmarks, that writes down what it can see.</summary>
    private void WriteSpies(string folder)
    {
        var sandbox = repository.Sandbox;
        Directory.CreateDirectory(sandbox.PathOf("spied"));
        sandbox.Write("Spy.cs", $$"""
            static class Spy
            {
                [System.Runtime.CompilerServices.ModuleInitializer]
                public static void Look()
                {
                    var seen = Environment.GetEnvironmentVariables().Cast<System.Collections.DictionaryEntry>().Select(v => $"{v.Key}={v.Value}");
                    File.WriteAllLines(@"{{sandbox.PathOf("spied")}}/measuring-" + Environment.ProcessId, seen);
                }
            }
            """);
        sandbox.Write($"{folder}/Directory.Build.targets", $"""
            <Project>
              <ItemGroup>
                <Compile Include="{sandbox.PathOf("Spy.cs")}" />
              </ItemGroup>
              <Target Name="Look" BeforeTargets="CoreCompile">
                <Exec Command="env > {sandbox.PathOf("spied")}/building" />
              </Target>
            </Project>
            """);
    }

    private void AssertNoToken(string folder, CompositeAction.Result result, BufferedCommandResult log)
    {
        var sandbox = repository.Sandbox;
        Assert.DoesNotContain(Token, log.StandardOutput + log.StandardError + result.Summary, StringComparison.Ordinal);
        foreach (var place in (string[])[$"{folder}/artifacts", "spied", "actions-cache"])
        {
            foreach (var file in Directory.EnumerateFiles(sandbox.PathOf(place), "*", SearchOption.AllDirectories).Where(file => !file.EndsWith(".dll", StringComparison.Ordinal)))
                Assert.DoesNotContain(Token, File.ReadAllText(file), StringComparison.Ordinal);
        }

        Assert.Contains(FeedPassword, File.ReadAllText(sandbox.PathOf("spied/building")), StringComparison.Ordinal);
        var measuring = Directory.GetFiles(sandbox.PathOf("spied"), "measuring-*");
        Assert.NotEmpty(measuring);
        Assert.All(measuring, file => Assert.DoesNotContain(FeedPassword, File.ReadAllText(file), StringComparison.Ordinal));
    }
}
