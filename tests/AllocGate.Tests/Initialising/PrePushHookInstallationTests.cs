using AllocGate.Gating;
using AllocGate.Initialising;
using CliWrap;
using CliWrap.Buffered;

namespace AllocGate.Tests.Initialising;

/// <summary>The hook comes beside what is there, and goes without a trace.</summary>
public sealed class PrePushHookInstallationTests : IAsyncLifetime
{
    private const string Ours = ".git/hooks/pre-push";
    private const string Earlier = ".git/hooks/pre-push.before-allocgate";

    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("allocgate-hook-");

    public Task InitializeAsync() => GitAsync("init", "--quiet");

    public Task DisposeAsync()
    {
        _root.Delete(recursive: true);
        return Task.CompletedTask;
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_hook_that_is_there_is_kept_and_comes_back(bool force)
    {
        Write(Ours, "#!/bin/sh\nexit 0\n");

        var installed = await InstallAsync(force);

        Assert.Equal([Ours], installed.Written);
        Assert.Equal("#!/bin/sh\nexit 0\n", Read(Earlier));
        Assert.Contains(installed.Messages, m => m.Contains("runs first", StringComparison.Ordinal));

        await UninstallAsync();

        Assert.Equal("#!/bin/sh\nexit 0\n", Read(Ours));
        Assert.False(File.Exists(PathOf(Earlier)));
    }

    [Fact]
    public async Task Uninstalling_leaves_nothing_behind()
    {
        var before = Directory.GetFiles(PathOf(".git/hooks"));
        await InstallAsync();

        var result = await UninstallAsync();

        Assert.Equal(before, Directory.GetFiles(PathOf(".git/hooks")));
        Assert.Contains($"Removed: {Ours}", result.Messages);
    }

    [Fact]
    public async Task A_hook_of_somebody_else_is_not_uninstalled()
    {
        Write(Ours, "mine\n");

        var result = await UninstallAsync();

        Assert.Equal("mine\n", Read(Ours));
        Assert.Contains("There is no hook of AllocGate in .git/hooks.", result.Messages);
    }

    [Fact]
    public async Task A_hook_of_ours_that_somebody_changed_is_left_alone_unless_forced()
    {
        await InstallAsync();
        File.AppendAllText(PathOf(Ours), "echo more\n");

        var installing = await Assert.ThrowsAsync<InvalidInputException>(() => InstallAsync());
        var uninstalling = await Assert.ThrowsAsync<InvalidInputException>(() => UninstallAsync());

        Assert.Contains("--force", installing.Message, StringComparison.Ordinal);
        Assert.Contains("--force", uninstalling.Message, StringComparison.Ordinal);
        Assert.EndsWith("echo more\n", Read(Ours), StringComparison.Ordinal);
        await UninstallAsync(force: true);
        Assert.False(File.Exists(PathOf(Ours)));
    }

    [Fact]
    public async Task Two_hooks_of_others_are_too_many()
    {
        Write(Ours, "mine\n");
        Write(Earlier, "older\n");

        await Assert.ThrowsAsync<InvalidInputException>(() => InstallAsync(force: true));

        Assert.Equal("mine\n", Read(Ours));
        Assert.Equal("older\n", Read(Earlier));
    }

    [Fact]
    public async Task Where_ours_cannot_be_written_the_hook_that_was_there_goes_on()
    {
        Write(Ours, "mine\n");
        using var cancelled = new CancellationTokenSource();
        var hook = await PrePushHook.FindAsync(_root.FullName, CancellationToken.None);
        await cancelled.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => hook.InstallAsync(force: false, cancelled.Token));

        Assert.Equal("mine\n", Read(Ours));
        Assert.False(File.Exists(PathOf(Earlier)));
    }

    [Fact]
    public async Task Huskys_own_folder_is_left_to_husky()
    {
        await GitAsync("config", "core.hooksPath", ".husky/_");

        var result = await InstallAsync();

        Assert.Equal([".husky/pre-push"], result.Written);
    }

    private Task<InitialisationResult> InstallAsync(bool force = false) =>
        new Initialisation(_root.FullName, force).RunAsync(InitialisationKind.Hook, CancellationToken.None);

    private Task<InitialisationResult> UninstallAsync(bool force = false) =>
        new Initialisation(_root.FullName, force).UninstallHookAsync(CancellationToken.None);

    private string PathOf(string path) => Path.Combine(_root.FullName, path);

    private string Read(string path) => File.ReadAllText(PathOf(path));

    private void Write(string path, string text) => File.WriteAllText(PathOf(path), text);

    private async Task GitAsync(params string[] arguments) =>
        await Cli.Wrap("git").WithArguments(arguments).WithWorkingDirectory(_root.FullName).ExecuteBufferedAsync();
}
