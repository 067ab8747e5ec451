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

    [Fact]
    public void The_job_installs_the_version_of_the_tool_that_it_came_with()
    {
        var properties = XDocument.Load(Path.Combine(Client.RepositoryRoot, "Directory.Build.props"));

        var version = properties.Descendants("Version").Single().Value;

        Assert.Contains($"default: {version}\n", File.ReadAllText(Template));
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
