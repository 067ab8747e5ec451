using Octokit;
using Octokit.Internal;

namespace AllocGate.Reporting.GitHub;

/// <summary>Check runs of one repository, through Octokit.</summary>
internal sealed class CheckRunClient : IDisposable
{
    private readonly GitHubEnvironment _environment;
    private readonly RequestRetries _retries;
    private readonly HttpClientAdapter _http = new(HttpMessageHandlerFactory.CreateDefault);
    private readonly ICheckRunsClient _runs;

    public CheckRunClient(GitHubEnvironment environment, RequestRetries retries)
    {
        _environment = environment;
        _retries = retries;
        var connection = new Connection(
            new ProductHeaderValue("AllocGate"),
            environment.ApiUrl!,
            new InMemoryCredentialStore(new Credentials(environment.Token!.Reveal())),
            _http,
            new SimpleJsonSerializer());
        _runs = new GitHubClient(connection).Check.Run;
    }

    public Task<CheckRun> CreateAsync(NewCheckRun run, CancellationToken cancellationToken) =>
        _retries.SendAsync(() => _runs.Create(_environment.Owner, _environment.Repository, run), cancellationToken);

    public Task<CheckRun> UpdateAsync(long id, CheckRunUpdate update, CancellationToken cancellationToken) =>
        _retries.SendAsync(() => _runs.Update(_environment.Owner, _environment.Repository, id, update), cancellationToken);

    public void Dispose() => _http.Dispose();
}
