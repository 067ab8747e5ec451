using System.Net;
using Polly;
using Polly.Retry;
using Polly.Timeout;

namespace AllocGate.Reporting.GitLab;

/// <summary>Repeats what a busy or unreachable GitLab did not answer, as late as it asks. Refusals are not repeated.</summary>
internal static class GitLabRetries
{
    private static readonly TimeSpan s_longestWait = TimeSpan.FromSeconds(60);

    /// <summary>Four attempts over about seven seconds of waiting, or what GitLab asks for; 30 s for an answer.</summary>
    public static ResiliencePipeline<HttpResponseMessage> Default { get; } = Create(attempts: 4, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(30));

    /// <param name="attempts">The most that one request is sent, at least 2.</param>
    /// <param name="delay">Before the second; each further one waits twice as long.</param>
    /// <param name="timeout">The most that one answer may take.</param>
    public static ResiliencePipeline<HttpResponseMessage> Create(int attempts, TimeSpan delay, TimeSpan timeout) =>
        new ResiliencePipelineBuilder<HttpResponseMessage>()
            .AddRetry(new RetryStrategyOptions<HttpResponseMessage>
            {
                MaxRetryAttempts = attempts - 1,
                Delay = delay,
                BackoffType = DelayBackoffType.Exponential,
                ShouldHandle = args => ValueTask.FromResult(IsPassing(args.Outcome)),
                DelayGenerator = args => ValueTask.FromResult(AskedWait(args.Outcome.Result)),
            })
            .AddTimeout(timeout)
            .Build();

    /// <summary>True for what may be different next time.</summary>
    public static bool IsPassing(Outcome<HttpResponseMessage> outcome) => outcome.Exception is { } e
        ? IsPassing(e)
        : outcome.Result is { StatusCode: >= HttpStatusCode.InternalServerError or HttpStatusCode.TooManyRequests };

    public static bool IsPassing(Exception e) => e switch
    {
        HttpRequestException or IOException or TimeoutRejectedException => true,
        GitLabRefusalException { Status: >= HttpStatusCode.InternalServerError or HttpStatusCode.TooManyRequests } => true,
        _ => false,
    };

    private static TimeSpan? AskedWait(HttpResponseMessage? response) => response?.Headers.RetryAfter?.Delta is { } asked
        ? TimeSpan.FromTicks(Math.Min(asked.Ticks, s_longestWait.Ticks))
        : null;
}
