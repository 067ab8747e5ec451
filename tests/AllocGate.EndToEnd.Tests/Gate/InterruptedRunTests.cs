using System.Diagnostics;
using System.Runtime.InteropServices;
using AllocGate.EndToEnd.Tests.Clients;
using AllocGate.EndToEnd.Tests.Running;

namespace AllocGate.EndToEnd.Tests.Gate;

/// <summary>A run that is stopped while its base is measured, gently or not.</summary>
public class InterruptedRunTests(SafeBase safe) : IClassFixture<SafeBase>
{
    private static readonly string Hanging = BenchmarkSources.Safe.Replace(
        "public object Steady() => new byte[64];",
        """
        public object Steady()
            {
                System.IO.File.WriteAllText(System.IO.Path.Combine(System.AppContext.BaseDirectory, "running"), "");
                while (true) { }
            }
        """,
        StringComparison.Ordinal);

    [UnixFact]
    public async Task An_interrupt_leaves_no_child_no_worktree_and_no_temporary_folder()
    {
        using var repository = await HangingOnBaseAsync();
        using var temporary = new TemporaryFolder("tmp");
        Directory.CreateDirectory(temporary.Path);
        using var tool = Start(repository.Path, temporary.Path);
        await MeasuringAsync(tool, temporary.Path);

        Assert.Equal(2, (await WorktreesAsync(repository)).Count);
        Interrupt(tool.Id);
        await tool.WaitForExitAsync();

        Assert.Equal(130, tool.ExitCode);
        Assert.Single(await WorktreesAsync(repository));
        Assert.Empty(Directory.GetFileSystemEntries(temporary.Path, "allocgate-*"));
        Assert.DoesNotContain(RunningProcess.All(), p => p.IsOf(temporary.Path));
    }

    [ClientFact("node", "github-api.mjs", "sh")]
    public async Task An_interrupt_cancels_the_check_run_that_was_announced()
    {
        using var repository = await HangingOnBaseAsync();
        using var temporary = new TemporaryFolder("tmp");
        Directory.CreateDirectory(temporary.Path);
        using var api = await GitHubApi.StartAsync();
        using var tool = Start(repository.Path, temporary.Path, new()
        {
            ["GITHUB_ACTIONS"] = "true",
            ["GITHUB_API_URL"] = api.Url,
            ["GITHUB_EVENT_NAME"] = "workflow_dispatch",
            ["GITHUB_REPOSITORY"] = "team/service",
            ["GITHUB_TOKEN"] = "ghs_notARealTokenOfAnyone",
        });
        await MeasuringAsync(tool, temporary.Path);
        Assert.Equal("in_progress", Assert.Single((await api.StateAsync()).CheckRuns).Status);

        Interrupt(tool.Id);
        await tool.WaitForExitAsync();

        Assert.Equal(130, tool.ExitCode);
        Assert.Equal("cancelled", Assert.Single((await api.StateAsync()).CheckRuns).Conclusion);
        Assert.All(await api.RequestsAsync(), request => Assert.Equal("", request.Violations));
    }

    [UnixFact]
    public async Task A_killed_run_takes_its_benchmarks_along_and_the_next_run_removes_the_rest()
    {
        using var repository = await HangingOnBaseAsync();
        using var temporary = new TemporaryFolder("tmp");
        Directory.CreateDirectory(temporary.Path);
        using var tool = Start(repository.Path, temporary.Path);
        await MeasuringAsync(tool, temporary.Path);

        tool.Kill();
        await tool.WaitForExitAsync();
        using var now = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        while (RunningProcess.All().Any(p => p.IsOf(temporary.Path)))
            await now.WaitForNextTickAsync();

        Assert.Equal(2, (await WorktreesAsync(repository)).Count);
        Assert.NotEmpty(Directory.GetFileSystemEntries(temporary.Path, "allocgate-*"));
        var next = await AllocGateTool.RunAsync(
            repository.Path, new Dictionary<string, string?> { ["TMPDIR"] = temporary.Path }, "gate", "--base", "origin/main", "--filter", "*Steady*");
        next.EndedWith(0);
        Assert.Single(await WorktreesAsync(repository));
        Assert.Empty(Directory.GetFileSystemEntries(temporary.Path, "allocgate-*"));
    }

    // On the base side, so that there is a worktree to leave behind.
    private async Task<GitRepository> HangingOnBaseAsync()
    {
        var repository = await safe.ChangedAsync(Hanging);
        repository.Write(BenchmarkSources.SourcePath, BenchmarkSources.Safe + "// as before\n");
        return repository;
    }

    private static async Task MeasuringAsync(Process tool, string temporary)
    {
        while (Directory.GetFiles(temporary, "running", SearchOption.AllDirectories).Length == 0)
            Assert.False(await EndsWithinAsync(tool, TimeSpan.FromMilliseconds(200)), "The tool ended before it was interrupted.");
    }

    private static async Task<IReadOnlyList<string>> WorktreesAsync(GitRepository repository) =>
        [.. (await repository.GitAsync("worktree", "list", "--porcelain")).Split('\n').Where(l => l.StartsWith("worktree ", StringComparison.Ordinal))];

    private static Process Start(string folder, string temporary, Dictionary<string, string>? variables = null)
    {
        var start = new ProcessStartInfo("dotnet") { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        string[] arguments = [AllocGateTool.Assembly, "gate", "--no-cache", "--base", "HEAD", "--timeout", "5m"];
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        start.Environment["TMPDIR"] = temporary;
        foreach (var (name, value) in variables ?? [])
            start.Environment[name] = value;
        var process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }

    private static async Task<bool> EndsWithinAsync(Process process, TimeSpan time)
    {
        using var limit = new CancellationTokenSource(time);
        try
        {
            await process.WaitForExitAsync(limit.Token);
            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    private static void Interrupt(int processId) => Assert.Equal(0, Kill(processId, 2));

    [DllImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static extern int Kill(int processId, int signal);
}
