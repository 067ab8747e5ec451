using Polly;
using Polly.Retry;

namespace AllocGate.Reporting.GitHub;

/// <summary>
/// Repeats a request that a busy or unreachable server did not answer, as late as the server asks. Refusals are not repeated. One instance
/// serves one run: its waits are bounded together.
/// </summary>
public sealed class RequestRetries
{
    /// <summary>The longest single wait, whatever the server asks for: GitHub wants a minute after a secondary rate limit.</summary>
    public static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(61);

    /// <summary>The most that all waits of a run take together.</summary>
    public static readonly TimeSpan LongestWaits = TimeSpan.FromMinutes(3);

    private readonly ResiliencePipeline _pipeline;
    private readonly TimeProvider _clock;
    private TimeSpan _left = LongestWaits;

    /// <param name="attempts">The most that one request is sent, at least 2.</param>
    /// <param name="delay">Before the second; each further one waits twice as long, give or take.</param>
    /// <param name="timeout">The most that one answer may take.</param>
    /// <param name="waiting">Times the waits between attempts.</param>
    /// <param name="answering">Times the answers.</param>
    public RequestRetries(int attempts, TimeSpan delay, TimeSpan timeout, TimeProvider waiting, TimeProvider answering)
    {
        _clock = waiting;
        _pipeline = new ResiliencePipelineBuilder { TimeProvider = waiting }
            .AddRetry(new RetryStrategyOptions
            {
                MaxRetryAttempts = attempts - 1,
                Delay = delay,
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                MaxDelay = LongestWait,
                ShouldHandle = args => new(args.Outcome.Exception is { } e && Failures.IsPassing(e) && MayWait(Failures.AskedWait(e, _clock.GetUtcNow()))),
                DelayGenerator = args => new(Failures.AskedWait(args.Outcome.Exception!, _clock.GetUtcNow())),
                OnRetry = args =>
                {
                    _left -= args.RetryDelay;
                    return default;
                },
            })
            .AddPipeline(new ResiliencePipelineBuilder { TimeProvider = answering }.AddTimeout(timeout).Build())
            .Build();
    }

    /// <summary>Five attempts over about fifteen seconds of waiting, or what the server asks for; 30 s for an answer.</summary>
    public static RequestRetries ForOneRun() =>
        new(attempts: 5, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(30), TimeProvider.System, TimeProvider.System);

    /// <param name="send">Sends the request; told whether it may have been sent before, when what it does may have been done although no answer came.</param>
    internal async Task<T> SendAsync<T>(Func<bool, CancellationToken, Task<T>> send, CancellationToken cancellationToken)
    {
        var sent = false;
        return await _pipeline.ExecuteAsync(
            async token =>
            {
                var repeated = sent;
                sent = true;
                return await send(repeated, token);
            },
            cancellationToken);
    }

    private bool MayWait(TimeSpan? asked) => (asked ?? TimeSpan.Zero) <= (_left < LongestWait ? _left : LongestWait);
}
