using System.Diagnostics;
using System.Runtime.InteropServices;
using AllocGate.EndToEnd.Tests.Running;

namespace AllocGate.EndToEnd.Tests.Gate;

/// <summary>Ctrl-C while both sides are measured, and what the benchmarks' processes get to see.</summary>
public class InterruptedRunTests(SafeBase safe) : IClassFixture<SafeBase>
{
    // On the base side, so that there is a worktree to leave behind.
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

    [Fact]
    public async Task An_interrupt_leaves_no_child_no_worktree_and_no_temporary_folder()
    {
        if (OperatingSystem.IsWindows())
            return;
        using var repository = await safe.ChangedAsync(Hanging);
        repository.Write(BenchmarkSources.SourcePath, BenchmarkSources.Safe);
        using var temporary = new TemporaryFolder("tmp");
        Directory.CreateDirectory(temporary.Path);
        using var tool = Start(repository.Path, temporary.Path);

        while (Directory.GetFiles(temporary.Path, "running", SearchOption.AllDirectories).Length == 0)
            Assert.False(await EndsWithinAsync(tool, TimeSpan.FromMilliseconds(200)), "The tool ended before it was interrupted.");
        Assert.Equal(2, (await WorktreesAsync(repository)).Count);
        Interrupt(tool.Id);
        await tool.WaitForExitAsync();

        Assert.Equal(130, tool.ExitCode);
        Assert.Single(await WorktreesAsync(repository));
        Assert.Empty(Directory.GetFileSystemEntries(temporary.Path, "allocgate-*"));
        Assert.DoesNotContain(Process.GetProcesses(), p => CommandLine(p).Contains(temporary.Path, StringComparison.Ordinal));
    }

    private static async Task<IReadOnlyList<string>> WorktreesAsync(GitRepository repository) =>
        [.. (await repository.GitAsync("worktree", "list", "--porcelain")).Split('\n').Where(l => l.StartsWith("worktree ", StringComparison.Ordinal))];

    private static Process Start(string folder, string temporary)
    {
        var start = new ProcessStartInfo("dotnet") { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        string[] arguments = [AllocGateTool.Assembly, "gate", "--base", "HEAD", "--timeout", "5m"];
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        start.Environment["TMPDIR"] = temporary;
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

    private static string CommandLine(Process process)
    {
        try
        {
            return File.ReadAllText($"/proc/{process.Id}/cmdline");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }

    [DllImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static extern int Kill(int processId, int signal);
}
