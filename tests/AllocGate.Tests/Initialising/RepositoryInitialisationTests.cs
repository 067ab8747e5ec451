using AllocGate.Gating;
using AllocGate.Initialising;
using AllocGate.Tests.Configuration;
using CliWrap;
using CliWrap.Buffered;

namespace AllocGate.Tests.Initialising;

/// <summary>`allocgate init` without a kind: what the repository uses and does not have yet.</summary>
public sealed class RepositoryInitialisationTests : IAsyncLifetime
{
    private const string Workflow = ".github/workflows/allocgate.yml";

    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("allocgate-init-");

    public Task InitializeAsync() => GitAsync("init", "--quiet");

    public Task DisposeAsync()
    {
        _root.Delete(recursive: true);
        return Task.CompletedTask;
    }

    [Theory]
    [InlineData("https://user:secret@github.com/team/service.git")]
    [InlineData("git@github.example.org:team/service.git")]
    public async Task A_remote_tells_where_the_gate_runs(string url)
    {
        await GitAsync("remote", "add", "origin", url);

        var result = await RunAsync();

        Assert.Equal([Workflow], result.Written);
        Assert.DoesNotContain("secret", string.Join('\n', result.Messages), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_host_that_has_github_in_a_path_alone_is_not_GitHub()
    {
        await GitAsync("remote", "add", "origin", "https://gitlab.example.org/team/from-github.git");

        Assert.Equal([".gitlab/allocgate.yml", ".gitlab-ci.yml"], (await RunAsync()).Written);
    }

    [Fact]
    public async Task Folders_tell_too_and_a_repository_may_use_both()
    {
        Write(".github/dependabot.yml", "version: 2\n");
        Write(".gitlab-ci.yml", "stages: [test]\n");

        var result = await RunAsync();

        Assert.Equal([Workflow, ".gitlab/allocgate.yml"], result.Written);
        Assert.Contains(result.Messages, m => m.StartsWith("Add to .gitlab-ci.yml", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Where_nothing_tells_it_asks_nothing_and_says_what_to_say()
    {
        var error = await Assert.ThrowsAsync<InvalidInputException>(() => RunAsync());

        Assert.Contains("allocgate init github", error.Message, StringComparison.Ordinal);
        Assert.Equal([".git"], _root.GetFileSystemInfos().Select(f => f.Name));
    }

    [Fact]
    public async Task Every_benchmark_of_a_project_that_marks_none_is_gated()
    {
        Write(".github/dependabot.yml", "version: 2\n");
        Write("bench/Plain/Plain.csproj", "<Project />");
        Write("bench/Plain/Inserts.cs", "public class Inserts { [Benchmark] public object PutAll() => new(); }\n");
        // What a build or a link put there marks nothing.
        Write("bench/Plain/obj/Debug/Generated.cs", "// \"AllocGate\"\n");
        if (!OperatingSystem.IsWindows())
            Directory.CreateSymbolicLink(PathOf("bench/Plain/up"), PathOf("bench"));
        Write("bench/Marked/Marked.csproj", "<Project />");
        Write("bench/Marked/Inserts.cs", "[BenchmarkCategory(\"AllocGate\")] public class Inserts;\n");

        var result = await RunAsync(projects: ["bench/Marked/Marked.csproj", "bench/Plain/Plain.csproj"]);

        Assert.Equal(["allocgate.json", Workflow], result.Written);
        var written = ConfigurationTexts.Read(File.ReadAllBytes(PathOf("allocgate.json"))).Configuration;
        var section = Assert.Single(written.Sections);
        Assert.Equal(("bench/Plain/Plain.csproj", true), (section.Key, section.Value.SelectAll));
    }

    [Fact]
    public async Task What_is_there_is_left_alone_and_the_difference_is_shown()
    {
        Write(Workflow, "name: Mine\n");
        Write("allocgate.json", "{}");
        Write("bench/Plain.csproj", "<Project />");

        var result = await RunAsync(projects: ["bench/Plain.csproj"]);

        Assert.Empty(result.Written);
        Assert.Equal("name: Mine\n", Read(Workflow));
        var left = Assert.Single(result.Files);
        Assert.Contains("- name: Mine", left.Lines);
        Assert.Contains("+ name: AllocGate", left.Lines);
        Assert.Contains(result.Messages, m => m.Contains("--force", StringComparison.Ordinal));

        var forced = await RunAsync(force: true);
        Assert.Equal([Workflow], forced.Written);
        Assert.Equal("{}", Read("allocgate.json"));
    }

    [Theory]
    [InlineData(".pre-commit-config.yaml", "pre-commit")]
    [InlineData("lefthook.yml", "lefthook")]
    [InlineData(".husky/pre-commit", "husky")]
    public async Task Who_runs_the_hooks_is_named_with_the_lines_to_add(string file, string runner)
    {
        Write(file, "x\n");
        Write(".github/dependabot.yml", "version: 2\n");

        var result = await RunAsync();

        var advice = Assert.Single(result.Messages, m => m.StartsWith($"{runner} runs this repository's hooks", StringComparison.Ordinal));
        Assert.Contains("allocgate gate --pushed", advice, StringComparison.Ordinal);
        Assert.Equal("x\n", Read(file));
    }

    private Task<InitialisationResult> RunAsync(bool force = false, params string[] projects) =>
        new Initialisation(_root.FullName, force).RunAsync(projects, CancellationToken.None);

    private string PathOf(string path) => Path.Combine(_root.FullName, path);

    private string Read(string path) => File.ReadAllText(PathOf(path));

    private void Write(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(PathOf(path))!);
        File.WriteAllText(PathOf(path), text);
    }

    private async Task GitAsync(params string[] arguments) =>
        await Cli.Wrap("git").WithArguments(arguments).WithWorkingDirectory(_root.FullName).ExecuteBufferedAsync();
}
