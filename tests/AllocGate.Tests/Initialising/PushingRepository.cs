using AllocGate.Git;
using AllocGate.Initialising;
using CliWrap;
using CliWrap.Buffered;

namespace AllocGate.Tests.Initialising;

/// <summary>A clone with the pre-push hook, its remote, and an `allocgate` on the path that writes down how it was called.</summary>
internal sealed class PushingRepository : IDisposable
{
    private readonly DirectoryInfo _temporary = Directory.CreateTempSubdirectory("allocgate-push-");

    private string Work => Path.Combine(_temporary.FullName, "work");
    private string Tools => Path.Combine(_temporary.FullName, "tools");
    private string Pushed => Path.Combine(_temporary.FullName, "pushed");
    private string Calls => Path.Combine(_temporary.FullName, "calls");

    /// <summary>Creates both, with one commit on main that is pushed past the hook.</summary>
    public static async Task<PushingRepository> CreateAsync()
    {
        var repository = new PushingRepository();
        Directory.CreateDirectory(repository.Work);
        Directory.CreateDirectory(repository.Tools);
        await repository.GitAsync("init", "--quiet", "--bare", "--initial-branch=main", "../remote.git");
        await repository.GitAsync("init", "--quiet", "--initial-branch=main");
        await repository.GitAsync("remote", "add", "origin", "../remote.git");
        await repository.CommitAsync("first");
        await repository.GitAsync("push", "--quiet", "origin", "main");
        await repository.InstallHookAsync();
        await repository.AnswerAsync("exit 0");
        return repository;
    }

    public Task InstallHookAsync() => new Initialisation(Work, force: false).RunAsync(InitialisationKind.Hook, CancellationToken.None);

    /// <summary>Puts another hook into the place of ours.</summary>
    public async Task ReplaceHookAsync(string script)
    {
        var hook = Path.Combine(Work, ".git", "hooks", "pre-push");
        await File.WriteAllTextAsync(hook, script);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(hook, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    /// <summary>The pushed tips, as the tool reads them from what the hook handed it.</summary>
    public async Task<IReadOnlyList<PushedTip>> TipsAsync(string remote = "origin") =>
        await new PushedTips(GitEnvironment.Current()).ReadAsync(Work, remote, File.Exists(Pushed) ? await File.ReadAllTextAsync(Pushed) : "", CancellationToken.None);

    /// <summary>Says, in sh, how the gate ends from now on; its arguments are in `$*`.</summary>
    public async Task AnswerAsync(string script)
    {
        var gate = Path.Combine(Tools, "allocgate");
        await File.WriteAllTextAsync(gate, $"#!/bin/sh\ncat >> '{Pushed.Replace('\\', '/')}'\necho \"$*\" >> '{Calls.Replace('\\', '/')}'\n{script}\n");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(gate, UnixFileMode.UserRead | UnixFileMode.UserExecute);
    }

    /// <summary>A path beside the clone.</summary>
    public string PathOf(string name) => Path.Combine(_temporary.FullName, name);

    public void ForgetCalls()
    {
        File.Delete(Calls);
        File.Delete(Pushed);
    }

    public void UninstallGate() => File.Delete(Path.Combine(Tools, "allocgate"));

    /// <summary>How the gate was called, a line a call.</summary>
    public string[] GateCalls() => File.Exists(Calls) ? File.ReadAllLines(Calls) : [];

    /// <summary>Commits once more on the current branch and returns the commit.</summary>
    public async Task<string> CommitAsync(string message)
    {
        await GitAsync("commit", "--quiet", "--allow-empty", "--message", message);
        return await ResolveAsync("HEAD");
    }

    public async Task<string> ResolveAsync(string revision) => (await GitAsync("rev-parse", revision)).StandardOutput.Trim();

    /// <summary>What the remote has under a branch name; empty where it does not have the branch.</summary>
    public async Task<string> OnRemoteAsync(string branch) =>
        (await GitAsync("ls-remote", "origin", $"refs/heads/{branch}")).StandardOutput.Split('\t')[0];

    public Task<BufferedCommandResult> PushAsync(params string[] arguments) =>
        RunAsync(["push", .. arguments], CommandResultValidation.None);

    public Task<BufferedCommandResult> GitAsync(params string[] arguments) =>
        RunAsync(arguments, CommandResultValidation.ZeroExitCode);

    public void Dispose()
    {
        foreach (var file in _temporary.EnumerateFiles("*", SearchOption.AllDirectories))
            file.Attributes = FileAttributes.Normal;
        _temporary.Delete(recursive: true);
    }

    private async Task<BufferedCommandResult> RunAsync(string[] arguments, CommandResultValidation validation) =>
        await Cli.Wrap("git")
            .WithArguments(["-c", "user.name=Test", "-c", "user.email=test@example.org", .. arguments])
            .WithWorkingDirectory(Work)
            .WithEnvironmentVariables(variables => variables
                .Set("PATH", Tools + Path.PathSeparator + Environment.GetEnvironmentVariable("PATH"))
                .Set("GIT_CONFIG_NOSYSTEM", "1"))
            .WithValidation(validation)
            .ExecuteBufferedAsync();
}
