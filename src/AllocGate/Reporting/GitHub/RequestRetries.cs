using Octokit;
using Polly;
using Polly.Retry;
using Polly.Timeout;

namespace AllocGate.Reporting.GitHub;

/// <summary>Repeats a request that a busy or unreachable server did not answer. Refusals are not repeated.</summary>
public sealed class RequestRetries
{
    private readonly ResiliencePipeline _pipeline;

    /// <param name="attempts">The most that one request is sent, at least 2.</param>
    /// <param name="delay">Before the second; each further one waits twice as long.</param>
    /// <param name="timeout">The most that one answer may take.</param>
    public RequestRetries(int attempts, TimeSpan delay, TimeSpan timeout) =>
        _pipeline = new ResiliencePipelineBuilder()
            .AddRetry(new RetryStrategyOptions
            {
                MaxRetryAttempts = attempts - 1,
                Delay = delay,
                BackoffType = DelayBackoffType.Exponential,
                ShouldHandle = new PredicateBuilder()
                    .Handle<HttpRequestException>()
                    .Handle<TimeoutRejectedException>()
                    .Handle<ApiException>(e => (int)e.StatusCode >= 500),
            })
            .AddTimeout(timeout)
            .Build();

    /// <summary>Four attempts over about seven seconds of waiting, 30 s for an answer.</summary>
    public static RequestRetries Default { get; } = new(attempts: 4, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(30));

    /// <summary>True for what a server or a network does; a cancellation that was asked for and a bug of ours are not expected.</summary>
    public static bool IsExpected(Exception e, CancellationToken cancellationToken) =>
        !cancellationToken.IsCancellationRequested
        && e is (ApiException or HttpRequestException or TimeoutRejectedException or OperationCanceledException);

    internal async Task<T> SendAsync<T>(Func<Task<T>> send, CancellationToken cancellationToken) =>
        await _pipeline.ExecuteAsync(async token => await send().WaitAsync(token), cancellationToken);
}
