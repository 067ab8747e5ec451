using System.Globalization;
using System.Xml.Linq;

namespace AllocGate.EndToEnd.Tests.Clients;

/// <summary>The GitLab job, run for real by gitlab-ci-local from a package of the tool.</summary>
[Collection(GatedRepositoryGroup.Name)]
public sealed class GitLabTemplateTests(BenchmarkRepository repository)
{
    [ClientFact("node", "gitlab-ci-local", "rsync", "bash")]
    public async Task A_leaking_merge_request_fails_the_job_which_keeps_its_report()
    {
        var sandbox = repository.Sandbox;
        await repository.CheckOutAsync("leak-merged", "merging");
        await PackAsync();
        sandbox.Write("merging/.gitlab/allocgate.yml", await File.ReadAllTextAsync(Template));
        sandbox.Write("merging/.gitlab-ci.yml", """
            include:
              - local: .gitlab/allocgate.yml
                inputs:
                  projects: bench
            """);
        // The runner sees tracked files alone.
        await sandbox.GitAsync("merging", "add", ".gitlab-ci.yml", ".gitlab");
        var @base = await sandbox.GitAsync("merging", "rev-parse", "HEAD^1");

        var job = await sandbox.RunAsync(Client.Require("gitlab-ci-local"),
        [
            "--force-shell-executor", "--shell-executor-no-image", "--ignore-predefined-vars", "CI_PIPELINE_SOURCE,GITLAB_CI",
            "--variable", "GITLAB_CI=true",
            "--variable", "CI_PIPELINE_SOURCE=merge_request_event",
            "--variable", "CI_MERGE_REQUEST_IID=7",
            "--variable", $"CI_MERGE_REQUEST_DIFF_BASE_SHA={@base}",
            "allocgate",
        ], "merging");

        var said = job.StandardOutput + job.StandardError;
        Assert.True(job.ExitCode == 1 && said.Contains("Cache.Put", StringComparison.Ordinal), said);
        Assert.NotEmpty(Directory.GetFiles(sandbox.PathOf("merging/artifacts/allocgate"), "report.json"));
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

    private async Task PackAsync()
    {
        var feed = repository.Sandbox.PathOf("feed");
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
