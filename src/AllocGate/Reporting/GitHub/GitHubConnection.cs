using Octokit;
using Octokit.Internal;

namespace AllocGate.Reporting.GitHub;

/// <summary>One repository's API, through Octokit.</summary>
internal sealed class GitHubConnection : IDisposable
{
    private readonly RequestRetries _retries;
    private readonly RequestTokens _tokens = new();
    private readonly HttpClientAdapter _http;
    private readonly GitHubClient _client;

    /// <param name="environment">One that can post.</param>
    public GitHubConnection(GitHubEnvironment environment, RequestRetries retries)
    {
        _retries = retries;
        _http = new HttpClientAdapter(() => _tokens);
        _client = new GitHubClient(new Connection(
            new ProductHeaderValue("AllocGate"),
            environment.ApiUrl!,
            new InMemoryCredentialStore(new Credentials(environment.Token!.Reveal())),
            _http,
            new SimpleJsonSerializer()));
    }

    /// <param name="send">Told whether what it does may have been done already, although no answer came.</param>
    public Task<T> SendAsync<T>(Func<GitHubClient, bool, Task<T>> send, CancellationToken cancellationToken) => _retries.SendAsync(
        async (repeated, token) =>
        {
            _tokens.Current = token;
            return await send(_client, repeated);
        },
        cancellationToken);

    public void Dispose()
    {
        _http.Dispose();
        _tokens.Dispose();
    }
}
