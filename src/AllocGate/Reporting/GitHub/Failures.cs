using System.Globalization;
using System.Net;
using Octokit;
using Polly.Timeout;

namespace AllocGate.Reporting.GitHub;

/// <summary>What a request that failed says: whether it may be repeated, when, and whether the token is to blame.</summary>
internal static class Failures
{
    // GitHub: wait at least a minute after a secondary rate limit that does not say how long.
    private static readonly TimeSpan s_secondaryLimit = TimeSpan.FromMinutes(1);

    /// <summary>True for what a server or a network does; a cancellation that was asked for and a bug of ours are not expected.</summary>
    public static bool IsExpected(Exception e, CancellationToken cancellationToken) =>
        !cancellationToken.IsCancellationRequested
        && e is (ApiException or HttpRequestException or IOException or TimeoutRejectedException or OperationCanceledException);

    /// <summary>True for what may be different next time: a server's own error, a rate limit, a time-out, a lost connection.</summary>
    public static bool IsPassing(Exception e) => e switch
    {
        HttpRequestException or IOException or TimeoutRejectedException => true,
        ApiException api => (int)api.StatusCode >= 500 || IsRateLimit(api),
        _ => false,
    };

    /// <summary>True where the token may not do it. To whom it may not, GitHub also answers that there is nothing.</summary>
    public static bool MayNotWrite(Exception e) =>
        e is ApiException { StatusCode: HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden or HttpStatusCode.NotFound } api && !IsRateLimit(api);

    /// <summary>How long the server wants to be left alone; nothing where it does not say.</summary>
    public static TimeSpan? AskedWait(Exception e, DateTimeOffset now)
    {
        if (e is not ApiException api)
            return null;
        if (Number(api, "Retry-After") is { } seconds)
            return Seconds(seconds);
        if (!IsRateLimit(api))
            return null;
        if (Number(api, "X-RateLimit-Remaining") == 0 && Number(api, "X-RateLimit-Reset") is { } reset)
            return Seconds(reset - now.ToUnixTimeSeconds() + 1);
        return s_secondaryLimit;
    }

    private static bool IsRateLimit(ApiException e) =>
        e is RateLimitExceededException or SecondaryRateLimitExceededException or AbuseException
        || e.StatusCode == HttpStatusCode.TooManyRequests
        || (e.StatusCode == HttpStatusCode.Forbidden && (Number(e, "Retry-After") is not null || Number(e, "X-RateLimit-Remaining") == 0));

    private static TimeSpan Seconds(long seconds) => TimeSpan.FromSeconds(Math.Clamp(seconds, 0, int.MaxValue));

    private static long? Number(ApiException e, string header) =>
        e.HttpResponse?.Headers.FirstOrDefault(h => h.Key.Equals(header, StringComparison.OrdinalIgnoreCase)).Value is { } text
        && long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : null;
}
