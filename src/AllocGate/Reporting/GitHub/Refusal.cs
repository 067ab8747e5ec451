using AllocGate.Gating;
using Octokit;

namespace AllocGate.Reporting.GitHub;

/// <summary>What becomes of a report that GitHub did not take.</summary>
/// <param name="Kind">Of the report.</param>
/// <param name="What">Such as "the check run".</param>
/// <param name="Permission">What the job's token needs, such as "checks: write".</param>
internal sealed record Refusal(string Kind, string What, string Permission)
{
    /// <summary>Skipped where the event explains it; else not delivered.</summary>
    public Delivery Of(Exception e, GitHubEnvironment environment)
    {
        var mayNotWrite = Failures.MayNotWrite(e);
        if (mayNotWrite && environment.ReadOnlyBecause is { } because)
            return new Delivery.Skipped(Kind, because);
        var advice = mayNotWrite ? $" The job needs 'permissions: {Permission}'." : "";
        return new Delivery.Undelivered(Kind, $"GitHub did not take {What}: {Reason(e, environment)}{advice}");
    }

    /// <summary>What went wrong, in one line without the token.</summary>
    public static string Reason(Exception e, GitHubEnvironment environment)
    {
        var text = e switch
        {
            ApiException api => $"{(int)api.StatusCode} {api.Message}",
            TimeoutException or Polly.Timeout.TimeoutRejectedException or OperationCanceledException => "it did not answer in time",
            _ => e.Message,
        };
        return HostileText.Clip(HostileText.OneLine(environment.Token!.RemoveFrom(text)), 300);
    }
}
