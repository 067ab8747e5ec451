using System.Text.Json;
using AllocGate.Reporting.GitHub;

namespace AllocGate.Tests.Reporting.GitHub;

public sealed class GitHubEnvironmentTests : IDisposable
{
    private readonly string _payload = Path.GetTempFileName();

    public void Dispose() => File.Delete(_payload);

    [Theory]
    [InlineData("https://api.github.com", "https://api.github.com/")]
    [InlineData("https://git.acme.example/api/v3", "https://git.acme.example/api/v3/")]
    [InlineData("http://127.0.0.1:8080/", "http://127.0.0.1:8080/")]
    public void The_API_of_an_enterprise_server_is_used(string given, string used) =>
        Assert.Equal(used, Read(("GITHUB_API_URL", given)).ApiUrl?.AbsoluteUri);

    [Theory]
    [InlineData("http://git.acme.example/api/v3")]
    [InlineData("ftp://api.github.com")]
    [InlineData("api.github.com")]
    public void A_token_is_not_sent_in_the_clear(string url) => Assert.False(Read(("GITHUB_API_URL", url)).CanPost);

    [Theory]
    [InlineData("GITHUB_TOKEN", "")]
    [InlineData("GITHUB_TOKEN", "  ")]
    [InlineData("GITHUB_REPOSITORY", "acme")]
    [InlineData("GITHUB_REPOSITORY", "acme/")]
    [InlineData("GITHUB_REPOSITORY", "acme/shop/more")]
    public void Without_a_token_or_a_repository_nothing_is_posted(string name, string value) => Assert.False(Read((name, value)).CanPost);

    [Fact]
    public void The_token_never_prints_itself()
    {
        var environment = Read();

        Assert.True(environment.CanPost);
        Assert.DoesNotContain("secret", environment.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("secret", $"{environment.Token}", StringComparison.Ordinal);
        Assert.DoesNotContain("secret", JsonSerializer.Serialize(environment), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("pull_request", "me", """{"pull_request":{"head":{"repo":{"full_name":"other/shop"}}}}""", true)]
    [InlineData("pull_request", "me", """{"pull_request":{"head":{"repo":null}}}""", true)]
    [InlineData("pull_request", "me", """{"pull_request":{"head":{"repo":{"full_name":"Acme/Shop"}}}}""", false)]
    [InlineData("pull_request", "dependabot[bot]", "{}", true)]
    [InlineData("pull_request_target", "me", """{"pull_request":{"head":{"repo":{"full_name":"other/shop"}}}}""", false)]
    [InlineData("push", "me", "{}", false)]
    [InlineData("pull_request", "me", "not JSON", false)]
    [InlineData("pull_request", "me", "[]", false)]
    public void The_event_says_whether_its_token_may_only_read(string name, string actor, string payload, bool readOnly)
    {
        File.WriteAllText(_payload, payload);

        var environment = Read(("GITHUB_EVENT_NAME", name), ("GITHUB_ACTOR", actor), ("GITHUB_EVENT_PATH", _payload));

        Assert.Equal(readOnly, environment.ReadOnlyBecause is not null);
    }

    [Theory]
    [InlineData("pull_request", """{"workflow_run":{"id":5}}""", "77.2")]
    [InlineData("workflow_run", """{"workflow_run":{"id":5,"run_attempt":3}}""", "5.3")]
    [InlineData("workflow_run", """{"workflow_run":{"id":"5"}}""", "77.2")]
    public void A_report_that_is_published_belongs_to_the_run_that_measured_it(string name, string payload, string run)
    {
        File.WriteAllText(_payload, payload);

        Assert.Equal(run, Read(("GITHUB_EVENT_NAME", name), ("GITHUB_EVENT_PATH", _payload), ("GITHUB_RUN_ID", "77"), ("GITHUB_RUN_ATTEMPT", "2")).Run!.ToString());
        Assert.Null(Read(("GITHUB_RUN_ID", "x")).Run);
    }

    private static GitHubEnvironment Read(params (string Name, string Value)[] more)
    {
        var variables = new Dictionary<string, string> { ["GITHUB_TOKEN"] = "secret", ["GITHUB_REPOSITORY"] = "acme/shop" };
        foreach (var (name, value) in more)
            variables[name] = value;
        return GitHubEnvironment.Read(variables);
    }
}
