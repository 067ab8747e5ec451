using AllocGate.Gating;
using AllocGate.Initialising;
using CliWrap;
using CliWrap.Buffered;

namespace AllocGate.Tests.Initialising;

public sealed class InitialisationTests : IDisposable
{
    private readonly DirectoryInfo _temporary = Directory.CreateTempSubdirectory("allocgate-init-");

    private string Root => Path.Combine(_temporary.FullName, "repository");

    public InitialisationTests() => Directory.CreateDirectory(Root);

    public void Dispose() => _temporary.Delete(recursive: true);

    [Fact]
    public async Task Init_github_writes_a_workflow_that_installs_this_version_of_the_tool()
    {
        var result = await RunAsync(InitialisationKind.GitHub);

        Assert.Equal([".github/workflows/allocgate.yml"], result.Written);
        var workflow = Read(".github/workflows/allocgate.yml");
        Assert.Matches(@"dotnet tool install AllocGate --version \d+\.\d+\.\d+ ", workflow);
        Assert.DoesNotContain("{version}", workflow);
    }

    [Fact]
    public async Task Init_gitlab_writes_the_job_and_a_pipeline_that_includes_it()
    {
        var result = await RunAsync(InitialisationKind.GitLab);

        Assert.Equal([".gitlab/allocgate.yml", ".gitlab-ci.yml"], result.Written);
        Assert.Contains("local: .gitlab/allocgate.yml", Read(".gitlab-ci.yml"));
    }

    [Fact]
    public async Task Init_gitlab_never_touches_a_pipeline_of_ones_own_and_says_what_to_add()
    {
        Write(".gitlab-ci.yml", "stages: [test]\n");

        var result = await RunAsync(InitialisationKind.GitLab, force: true);

        Assert.Equal("stages: [test]\n", Read(".gitlab-ci.yml"));
        Assert.Equal([".gitlab/allocgate.yml"], result.Written);
        Assert.Contains(result.Messages, message => message.Contains("- local: .gitlab/allocgate.yml", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Init_hook_writes_an_executable_hook_where_git_looks_for_it()
    {
        await GitAsync("init", "--quiet");

        var result = await RunAsync(InitialisationKind.Hook);

        Assert.Equal([".git/hooks/pre-push"], result.Written);
        Assert.StartsWith("#!/bin/sh\n", Read(".git/hooks/pre-push"));
        if (!OperatingSystem.IsWindows())
            Assert.True(File.GetUnixFileMode(Path.Combine(Root, ".git/hooks/pre-push")).HasFlag(UnixFileMode.UserExecute));
    }

    [Fact]
    public async Task Init_hook_goes_where_core_hooksPath_says()
    {
        await GitAsync("init", "--quiet");
        await GitAsync("config", "core.hooksPath", "build/hooks");

        var result = await RunAsync(InitialisationKind.Hook);

        Assert.Equal(["build/hooks/pre-push"], result.Written);
        Assert.False(File.Exists(Path.Combine(Root, ".git/hooks/pre-push")));
    }

    [Fact]
    public async Task Init_hook_says_that_a_folder_outside_the_repository_serves_others_too()
    {
        await GitAsync("init", "--quiet");
        await GitAsync("config", "core.hooksPath", "../shared");

        var result = await RunAsync(InitialisationKind.Hook);

        Assert.True(File.Exists(Path.Combine(_temporary.FullName, "shared", "pre-push")));
        Assert.Contains(result.Messages, message => message.Contains("outside this working tree", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(InitialisationKind.GitHub, ".github/workflows/allocgate.yml")]
    [InlineData(InitialisationKind.GitLab, ".gitlab/allocgate.yml")]
    public async Task A_file_that_exists_is_left_alone_unless_forced(InitialisationKind kind, string path)
    {
        await GitAsync("init", "--quiet");
        Write(path, "mine\n");

        var error = await Assert.ThrowsAsync<InvalidInputException>(() => RunAsync(kind));

        Assert.Equal("mine\n", Read(path));
        Assert.Contains(path, error.Message);
        Assert.Contains("--force", error.Message);

        await RunAsync(kind, force: true);
        Assert.NotEqual("mine\n", Read(path));
    }

    [Fact]
    public async Task Running_it_twice_changes_nothing_and_is_no_error()
    {
        await RunAsync(InitialisationKind.GitHub);

        var again = await RunAsync(InitialisationKind.GitHub);

        Assert.Empty(again.Written);
        Assert.Equal([".github/workflows/allocgate.yml is up to date."], again.Messages);
    }

    [Fact]
    public async Task A_hook_without_a_repository_is_an_error_that_says_what_to_do()
    {
        var error = await Assert.ThrowsAsync<InvalidInputException>(() => RunAsync(InitialisationKind.Hook));

        Assert.Contains("git init", error.Message);
    }

    private Task<InitialisationResult> RunAsync(InitialisationKind kind, bool force = false) =>
        new Initialisation(Root, force).RunAsync(kind, CancellationToken.None);

    private string Read(string path) => File.ReadAllText(Path.Combine(Root, path));

    private void Write(string path, string text)
    {
        var full = Path.Combine(Root, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, text);
    }

    private async Task GitAsync(params string[] arguments) =>
        await Cli.Wrap("git").WithArguments(arguments).WithWorkingDirectory(Root).ExecuteBufferedAsync();
}
