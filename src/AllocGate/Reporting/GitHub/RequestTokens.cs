namespace AllocGate.Reporting.GitHub;

/// <summary>Ends a request when whoever sent it gives up: Octokit takes no token for most of them, and a request left alone could still be served.</summary>
internal sealed class RequestTokens : DelegatingHandler
{
    private readonly AsyncLocal<CancellationToken> _current = new();

    public RequestTokens() => InnerHandler = new SocketsHttpHandler();

    /// <summary>Of the requests that are sent from here on.</summary>
    public CancellationToken Current { set => _current.Value = value; }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _current.Value);
        return await base.SendAsync(request, either.Token);
    }
}
