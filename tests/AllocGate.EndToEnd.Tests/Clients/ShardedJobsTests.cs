namespace AllocGate.EndToEnd.Tests.Clients;

/// <summary>The sharded GitLab jobs, run by gitlab-ci-local with a stand-in for the tool that writes down how it was called.</summary>
public sealed class ShardedJobsTests : IDisposable
{
    private readonly Sandbox _sandbox = new();

    public ShardedJobsTests()
    {
        // `dotnet tool install ... --tool-path FOLDER` leaves an allocgate there; shard 2 finds a leak, and one given as broken has no report.
        _sandbox.Write("stub/dotnet", """
            #!/bin/sh
            for tool; do :; done
            cat > "$tool/allocgate" <<'TOOL'
            #!/bin/sh
            echo "CALLED: $*"
            [ "$1" = merge ] && exit "$MERGED"
            [ "$1" = scan ] && exit 1
            mkdir -p "$5" && echo '{}' > "$5/report.json"
            case "$3" in 2/*) exit 1 ;; esac
            TOOL
            chmod +x "$tool/allocgate"
            """);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(_sandbox.PathOf("stub/dotnet"), UnixFileMode.UserRead | UnixFileMode.UserExecute);
    }

    public void Dispose() => _sandbox.Dispose();

    [ClientFact("node", "gitlab-ci-local", "rsync", "bash")]
    public async Task Every_shard_is_measured_once_and_the_merged_verdict_is_that_of_the_pipeline()
    {
        var said = await RunAsync(merged: 1);

        Assert.Contains("CALLED: gate --shard 1/2 --output shards/1 -- bench/*", said, StringComparison.Ordinal);
        Assert.Contains("CALLED: gate --shard 2/2 --output shards/2 -- bench/*", said, StringComparison.Ordinal);
        Assert.Contains("CALLED: merge shards/1/report.json shards/2/report.json", said, StringComparison.Ordinal);
        Assert.Contains("CALLED: scan ", said, StringComparison.Ordinal);
        Assert.Matches(@"(?s)PASS\s+allocgate-shard.*PASS\s+allocgate-code-quality.*FAIL\s+allocgate\s", said);
    }

    [ClientFact("node", "gitlab-ci-local", "rsync", "bash")]
    public async Task A_gate_that_passed_and_could_not_deliver_only_warns() =>
        Assert.Matches(@"WARN\s+allocgate\s", await RunAsync(merged: 4));

    private async Task<string> RunAsync(int merged)
    {
        _sandbox.Write("work/.gitlab/allocgate-sharded.yml", await File.ReadAllTextAsync(Path.Combine(Client.RepositoryRoot, "templates", "allocgate-sharded.yml")));
        _sandbox.Write("work/.gitlab-ci.yml", """
            include:
              - local: .gitlab/allocgate-sharded.yml
                inputs:
                  shards: 2
                  projects: bench/*
            """);
        _sandbox.Write("work/bench/One.csproj", "");
        await _sandbox.GitAsync("work", "init", "--quiet", "--initial-branch=main");
        await _sandbox.GitAsync("work", "remote", "add", "origin", "https://example.invalid/owner/repository.git");
        await _sandbox.GitAsync("work", "add", "--all");
        await _sandbox.GitAsync("work", "commit", "--quiet", "--message", "Begin");

        var pipeline = await _sandbox.RunAsync(
            Client.Require("gitlab-ci-local"),
            ["--force-shell-executor", "--shell-executor-no-image", "--ignore-predefined-vars", "CI_PIPELINE_SOURCE", "--variable", "CI_PIPELINE_SOURCE=merge_request_event", "--variable", $"MERGED={merged}"],
            "work",
            new Dictionary<string, string?> { ["PATH"] = _sandbox.PathOf("stub") + Path.PathSeparator + Environment.GetEnvironmentVariable("PATH") });
        return pipeline.StandardOutput + pipeline.StandardError;
    }
}
