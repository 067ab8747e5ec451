using System.Globalization;
using System.Xml.Linq;
using CliWrap.Buffered;

namespace AllocGate.EndToEnd.Tests.Clients;

/// <summary>The GitLab job, run for real by gitlab-ci-local from a package of the tool.</summary>
[Collection(GatedRepositoryGroup.Name)]
public sealed class GitLabTemplateTests(BenchmarkRepository repository)
{
    private const string Token = "glpat-notARealTokenOfAnyone";

    [ClientFact("node", "gitlab-ci-local", "gitlab-notes.mjs", "rsync", "bash")]
    public async Task A_leaking_merge_request_fails_the_job_which_keeps_its_reports_and_writes_a_note()
    {
        var @base = await PrepareAsync("leak-merged", "merging");
        using var gitlab = await GitLabNotes.StartAsync();

        var pipeline = await RunAsync("merging",
        [
            "CI_PIPELINE_SOURCE=merge_request_event", "CI_MERGE_REQUEST_IID=7", $"CI_MERGE_REQUEST_DIFF_BASE_SHA={@base}",
            $"CI_API_V4_URL={gitlab.Url}", $"ALLOCGATE_GITLAB_TOKEN={Token}",
        ]);

        var said = pipeline.StandardOutput + pipeline.StandardError;
        // Not the runner's own exit code: with allow_failure it is 0 whatever the job's was.
        Assert.Matches(@"FAIL\s+allocgate\s", said);
        Assert.Contains("Cache.Put", said, StringComparison.Ordinal);
        Assert.Contains("report.json", Reports("merging/artifacts/allocgate"));
        Assert.Contains("\"path\": \"bench/Cache.cs\"", Read("merging/artifacts/allocgate/gl-code-quality-report.json"), StringComparison.Ordinal);
        Assert.Contains("<failure message=\"REGRESSED: retained", Read("merging/artifacts/allocgate/junit.xml"), StringComparison.Ordinal);
        Assert.Matches("allocgate_retained_bytes\\{.*Cache.Put.*\\} 10[0-9]{2}", Read("merging/artifacts/allocgate/metrics.txt"));
        Assert.Contains("Live heap after a full collection over operations: Cache.Put. ", Read("merging/artifacts/allocgate/report.html"), StringComparison.Ordinal);
        // The whole tree, whose findings are GitLab's to hold against the default branch's.
        Assert.StartsWith("[", Read("merging/artifacts/allocgate-scan/gl-code-quality-report.json"), StringComparison.Ordinal);
        Assert.Contains("Cache.Put", Assert.Single(await gitlab.StopAsync()).Body, StringComparison.Ordinal);
        Assert.All(Directory.GetFiles(repository.Sandbox.PathOf("merging/artifacts"), "*", SearchOption.AllDirectories), file =>
            Assert.DoesNotContain(Token, File.ReadAllText(file), StringComparison.Ordinal));
    }

    [ClientFact("node", "gitlab-ci-local", "rsync", "bash")]
    public async Task A_push_to_the_default_branch_is_gated_and_leaves_what_merge_requests_are_compared_with()
    {
        var @base = await PrepareAsync("harmless-merged", "pushed-branch");

        var pipeline = await RunAsync("pushed-branch",
            ["CI_PIPELINE_SOURCE=push", "CI_COMMIT_BRANCH=harmless-merged", "CI_DEFAULT_BRANCH=harmless-merged", $"CI_COMMIT_BEFORE_SHA={@base}"]);

        Assert.True(pipeline.ExitCode == 0, pipeline.StandardOutput + pipeline.StandardError);
        Assert.Contains("junit.xml", Reports("pushed-branch/artifacts/allocgate"));
        Assert.Contains("gl-code-quality-report.json", Reports("pushed-branch/artifacts/allocgate-scan"));
        // A regression of this push is none of the next merge request: the widget would call it fixed.
        Assert.DoesNotContain("gl-code-quality-report.json", Reports("pushed-branch/artifacts/allocgate"));
    }

    [Theory]
    [InlineData("allocgate.yml", "default: {0}\n")]
    [InlineData("allocgate-sharded.yml", "default: {0}\n")]
    [InlineData("github-sharded.yml", "ALLOCGATE_VERSION: {0}\n")]
    public void The_jobs_install_the_version_of_the_tool_that_they_came_with(string template, string line)
    {
        var properties = XDocument.Load(Path.Combine(Client.RepositoryRoot, "Directory.Build.props"));

        var version = properties.Descendants("Version").Single().Value;

        Assert.Contains(
            string.Format(CultureInfo.InvariantCulture, line, version), File.ReadAllText(Path.Combine(Client.RepositoryRoot, "templates", template)));
    }

    private static string Template => Path.Combine(Client.RepositoryRoot, "templates", "allocgate.yml");

    /// <summary>Checks a branch out with the job in it, and gives the commit that it is held against.</summary>
    private async Task<string> PrepareAsync(string branch, string folder)
    {
        var sandbox = repository.Sandbox;
        await repository.CheckOutAsync(branch, folder);
        await PackAsync();
        sandbox.Write($"{folder}/.gitlab/allocgate.yml", await File.ReadAllTextAsync(Template));
        sandbox.Write($"{folder}/.gitlab-ci.yml", """
            include:
              - local: .gitlab/allocgate.yml
                inputs:
                  projects: bench
            """);
        // The runner sees tracked files alone.
        await sandbox.GitAsync(folder, "add", ".gitlab-ci.yml", ".gitlab");
        return await sandbox.GitAsync(folder, "rev-parse", "HEAD^1");
    }

    private Task<BufferedCommandResult> RunAsync(string folder, string[] variables)
    {
        string[] all = ["GITLAB_CI=true", "CI_PROJECT_ID=42", .. variables];
        return repository.Sandbox.RunAsync(
            Client.Require("gitlab-ci-local"),
            [
                "--force-shell-executor", "--shell-executor-no-image", "--ignore-predefined-vars", string.Join(',', all.Select(v => v.Split('=')[0])),
                .. all.SelectMany(v => new[] { "--variable", v }),
            ],
            folder);
    }

    private string Read(string path) => File.ReadAllText(repository.Sandbox.PathOf(path));

    private List<string?> Reports(string folder) => [.. Directory.GetFiles(repository.Sandbox.PathOf(folder)).Select(Path.GetFileName)];

    private async Task PackAsync()
    {
        var feed = repository.Sandbox.PathOf("feed");
        if (Directory.Exists(feed))
            return;
        var pack = await repository.Sandbox.RunAsync("dotnet",
        [
            "pack", Path.Combine(Client.RepositoryRoot, "src", "AllocGate", "AllocGate.csproj"),
            "--configuration", "Release", "--output", feed, "--nologo", "--verbosity", "quiet",
        ]);
        Assert.True(pack.IsSuccess, pack.StandardOutput + pack.StandardError);
        repository.Sandbox.Write("nuget.config", $"""
            <configuration><packageSources><add key="built" value="{feed}" /></packageSources></configuration>
            """);
    }
}
