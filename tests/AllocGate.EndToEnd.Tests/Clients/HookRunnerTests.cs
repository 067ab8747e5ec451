using AllocGate.EndToEnd.Tests.Running;
using CliWrap.Buffered;

namespace AllocGate.EndToEnd.Tests.Clients;

/// <summary>The programs that run a team's hooks, with the lines that `allocgate init` gives for each. The rules alone: what a gate measures is tried elsewhere.</summary>
public sealed class HookRunnerTests : IAsyncLifetime, IDisposable
{
    private const string Eager = "using System.Collections.Concurrent;\npublic class Cache\n{\n    private readonly ConcurrentDictionary<string, object> _all = new();\n    public object Of(string key) => _all.GetOrAdd(key, new object());\n}\n";

    private readonly Sandbox _sandbox = new();

    public async Task InitializeAsync()
    {
        _sandbox.Write("tools/allocgate", $"#!/bin/sh\nexec dotnet '{AllocGateTool.Assembly.Replace('\\', '/')}' \"$@\" --no-benchmarks\n");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(_sandbox.PathOf("tools/allocgate"), UnixFileMode.UserRead | UnixFileMode.UserExecute);
        await _sandbox.GitAsync("", "init", "--quiet", "--bare", "--initial-branch=main", "remote.git");
        await _sandbox.GitAsync("", "clone", "--quiet", "remote.git", "work");
        await _sandbox.GitAsync("work", "switch", "--quiet", "--create", "main");
        _sandbox.Write("work/.gitignore", "artifacts/\n");
        _sandbox.Write("work/.github/dependabot.yml", "version: 2\n");
        await CommitAsync("Begin");
        await _sandbox.GitAsync("work", "push", "--quiet", "origin", "main");
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => _sandbox.Dispose();

    [ClientFact("git", "sh", "pre-commit")]
    public async Task Pre_commit_runs_the_hook_that_this_repository_offers()
    {
        var commit = await OfferHookAsync();
        _sandbox.Write("work/.pre-commit-config.yaml", $"repos:\n- repo: {_sandbox.PathOf("offer")}\n  rev: {commit}\n  hooks:\n  - id: allocgate\n    args: [--no-benchmarks]\n");
        await SucceedAsync(Client.Require("pre-commit"), "install", "--hook-type", "pre-push");

        await PushesAreGatedAsync();
    }

    [ClientFact("git", "sh", "pre-commit")]
    public async Task Pre_commit_runs_the_lines_that_init_gives()
    {
        _sandbox.Write("work/.pre-commit-config.yaml", "repos: []\n");
        _sandbox.Write("work/.pre-commit-config.yaml", "repos:\n" + await AdviceAsync());
        await SucceedAsync(Client.Require("pre-commit"), "install", "--hook-type", "pre-push");

        await PushesAreGatedAsync();
    }

    [ClientFact("git", "sh", "lefthook")]
    public async Task Lefthook_runs_the_lines_that_init_gives()
    {
        _sandbox.Write("work/lefthook.yml", "output: [failure, execution_out]\n");
        _sandbox.Write("work/lefthook.yml", await AdviceAsync());
        await SucceedAsync(Client.Require("lefthook"), "install");

        await PushesAreGatedAsync();
    }

    [ClientFact("git", "sh", "husky")]
    public async Task Husky_runs_the_lines_that_init_gives()
    {
        _sandbox.Write("work/.husky/pre-commit", "true\n");
        _sandbox.Write("work/.husky/pre-push", await AdviceAsync());
        await SucceedAsync(Client.Require("node"), Client.Require("husky"));

        await PushesAreGatedAsync();
    }

    [ClientFact("git", "sh", "husky")]
    public async Task Husky_runs_the_hook_that_init_writes()
    {
        _sandbox.Write("work/.husky/pre-commit", "true\n");
        await SucceedAsync(Client.Require("node"), Client.Require("husky"));
        await SucceedAsync("sh", "-c", $"dotnet '{AllocGateTool.Assembly}' init hook");
        // Each `npm install` runs it, and it writes its own folder anew.
        await SucceedAsync(Client.Require("node"), Client.Require("husky"));

        await PushesAreGatedAsync();
    }

    private async Task PushesAreGatedAsync()
    {
        await CommitAsync("Run hooks");
        _sandbox.Write("work/Cache.cs", Eager);
        await CommitAsync("Cache");
        var eager = await RunAsync("git", "push", "origin", "main");
        Assert.False(eager.IsSuccess, eager.StandardOutput + eager.StandardError);
        Assert.Contains("AG1002", eager.StandardOutput + eager.StandardError, StringComparison.Ordinal);
        Assert.DoesNotContain("Cache", await _sandbox.GitAsync("remote.git", "log", "--format=%s", "main"), StringComparison.Ordinal);

        _sandbox.Write("work/Cache.cs", Eager.Replace("new object())", "static _ => new object())", StringComparison.Ordinal));
        await CommitAsync("Make the value when it is needed");
        var lazy = await RunAsync("git", "push", "origin", "main");
        Assert.True(lazy.IsSuccess, lazy.StandardOutput + lazy.StandardError);
        Assert.Contains("Cache", await _sandbox.GitAsync("remote.git", "log", "--format=%s", "main"), StringComparison.Ordinal);
    }

    // A clone of ours as pre-commit makes it, built already.
    private async Task<string> OfferHookAsync()
    {
        const string output = "src/AllocGate/bin/Release/net10.0";
        foreach (var file in (string[])[".pre-commit-hooks.yaml", "templates/pre-commit.sh"])
        {
            Directory.CreateDirectory(Path.GetDirectoryName(_sandbox.PathOf($"offer/{file}"))!);
            File.Copy(Path.Combine(Client.RepositoryRoot, file), _sandbox.PathOf($"offer/{file}"));
        }

        var built = Path.GetDirectoryName(AllocGateTool.Assembly)!;
        foreach (var file in Directory.EnumerateFiles(built, "*", SearchOption.AllDirectories))
        {
            var copy = _sandbox.PathOf($"offer/{output}/{Path.GetRelativePath(built, file)}");
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }

        _sandbox.Write($"offer/{output}/complete", "");
        await _sandbox.GitAsync("offer", "init", "--quiet");
        await _sandbox.GitAsync("offer", "add", "--all", "--force");
        await _sandbox.GitAsync("offer", "commit", "--quiet", "--message", "Offer the hook");
        return await _sandbox.GitAsync("offer", "rev-parse", "HEAD");
    }

    private async Task<string> AdviceAsync()
    {
        var init = await SucceedAsync("dotnet", AllocGateTool.Assembly, "init");
        var lines = init.StandardOutput.ReplaceLineEndings("\n").Split("add to ")[1];
        return lines[(lines.IndexOf("\n\n", StringComparison.Ordinal) + 2)..].TrimEnd() + "\n";
    }

    private async Task CommitAsync(string message)
    {
        await _sandbox.GitAsync("work", "add", "--all");
        await _sandbox.GitAsync("work", "commit", "--quiet", "--no-verify", "--message", message);
    }

    private async Task<BufferedCommandResult> SucceedAsync(string program, params string[] arguments)
    {
        var run = await RunAsync(program, arguments);
        Assert.True(run.IsSuccess, run.StandardOutput + run.StandardError);
        return run;
    }

    private Task<BufferedCommandResult> RunAsync(string program, params string[] arguments) => _sandbox.RunAsync(program, arguments, "work", new Dictionary<string, string?>
    {
        ["PATH"] = string.Join(Path.PathSeparator, _sandbox.PathOf("tools"), Path.GetDirectoryName(Client.Find("lefthook")), Environment.GetEnvironmentVariable("PATH")),
        ["PRE_COMMIT_HOME"] = _sandbox.PathOf("pre-commit"),
    });
}
