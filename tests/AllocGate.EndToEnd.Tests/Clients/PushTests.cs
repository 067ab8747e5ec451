using CliWrap.Buffered;

namespace AllocGate.EndToEnd.Tests.Clients;

/// <summary>The pre-push hook, run by real pushes with the real tool behind it.</summary>
[Collection(GatedRepositoryGroup.Name)]
public sealed class PushTests(BenchmarkRepository repository)
{
    [ClientFact("git", "sh")]
    public async Task A_leak_is_not_pushed_its_repair_is_and_deleting_asks_nothing()
    {
        var sandbox = repository.Sandbox;
        await sandbox.GitAsync("", "clone", "--quiet", "--bare", "seed", "pushed.git");
        await sandbox.GitAsync("pushed.git", "branch", "--quiet", "--delete", "--force", "leak", "leak-merged");
        await sandbox.GitAsync("", "clone", "--quiet", "pushed.git", "pushing");
        await sandbox.GitAsync("pushing", "fetch", "--quiet", "../seed", "leak:leak");
        await sandbox.GitAsync("pushing", "switch", "--quiet", "leak");
        var init = await RunAsync("sh", "-c", "allocgate init hook");
        Assert.True(init.IsSuccess, init.StandardOutput + init.StandardError);

        var leak = await RunAsync("git", "push", "origin", "leak");
        Assert.False(leak.IsSuccess, leak.StandardOutput + leak.StandardError);
        Assert.Contains("Cache.Put", leak.StandardOutput + leak.StandardError);
        Assert.Empty(await OnRemoteAsync("leak"));

        await sandbox.GitAsync("pushing", "revert", "--no-edit", "HEAD");
        await sandbox.GitAsync("pushing", "cherry-pick", "--allow-empty", "origin/harmless");
        var repaired = await RunAsync("git", "push", "origin", "leak");
        Assert.True(repaired.IsSuccess, repaired.StandardOutput + repaired.StandardError);
        Assert.NotEmpty(await OnRemoteAsync("leak"));

        var deletion = await RunAsync("git", "push", "origin", "--delete", "leak");
        Assert.True(deletion.IsSuccess, deletion.StandardError);
        Assert.DoesNotContain("Cache.Put", deletion.StandardOutput + deletion.StandardError);
        Assert.Empty(await OnRemoteAsync("leak"));
    }

    private Task<string> OnRemoteAsync(string branch) =>
        repository.Sandbox.GitAsync("pushing", "ls-remote", "origin", $"refs/heads/{branch}");

    private Task<BufferedCommandResult> RunAsync(string program, params string[] arguments)
    {
        var path = repository.ToolFolder + Path.PathSeparator + Environment.GetEnvironmentVariable("PATH");
        return repository.Sandbox.RunAsync(
            program, arguments, "pushing", new Dictionary<string, string?> { ["PATH"] = path });
    }
}
