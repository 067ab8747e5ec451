using AllocGate.EndToEnd.Tests.Clients;
using AllocGate.Reporting.GitHub;

namespace AllocGate.Tests.Reporting.GitHub;

/// <summary>One server for all tests of a class, begun anew for each, and what posts to it without waiting.</summary>
public sealed class DescribedGitHub : IDisposable
{
    public const string Token = "ghs_notARealToken0123456789";

    private GitHubApi? _api;

    internal GitHubApi Api => _api!;

    internal InstantTime Waiting { get; private set; } = new();

    internal ManualTime Answering { get; private set; } = new();

    internal async Task BeginAsync()
    {
        _api ??= await GitHubApi.StartAsync();
        await _api.ResetAsync();
        (Waiting, Answering) = (new(), new());
    }

    internal RequestRetries Retries() => new(attempts: 4, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(30), Waiting, Answering);

    internal GitHubEnvironment Environment(params (string Name, string Value)[] more)
    {
        var variables = new Dictionary<string, string>
        {
            ["GITHUB_TOKEN"] = Token,
            ["GITHUB_REPOSITORY"] = "acme/shop",
            ["GITHUB_API_URL"] = Api.Url,
            ["GITHUB_SERVER_URL"] = "https://github.com",
            ["GITHUB_RUN_ID"] = "77",
        };
        foreach (var (name, value) in more)
            variables[name] = value;
        return GitHubEnvironment.Read(variables);
    }

    /// <summary>Everything that was asked, each of it allowed by GitHub's description and with our token.</summary>
    internal async Task<IReadOnlyList<GitHubApi.Request>> AllowedRequestsAsync()
    {
        var requests = await Api.RequestsAsync();
        Assert.All(requests, request => Assert.Equal("", request.Violations));
        Assert.All(requests, request => Assert.Equal($"Token {Token}", request.Authorization));
        return requests;
    }

    public void Dispose() => _api?.Dispose();
}
