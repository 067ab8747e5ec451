using AllocGate.Core.Reporting;
using AllocGate.Gating;
using Octokit;

namespace AllocGate.Reporting.GitHub;

/// <summary>Posts a completed check run with annotations on the lines of the change.</summary>
/// <param name="environment">Where, and with which token.</param>
/// <param name="retries">How requests are repeated.</param>
public sealed class CheckRunReporter(GitHubEnvironment environment, RequestRetries retries) : IReporter
{
    public string Kind => ReportKinds.GitHubCheck;

    public bool Sends => true;

    /// <summary>True once a check run was made, whether or not all of its annotations arrived.</summary>
    public bool CheckRunWasMade { get; private set; }

    public async Task<Delivery> DeliverAsync(GateReport report, CancellationToken cancellationToken)
    {
        if (!environment.CanPost)
            return new Delivery.Undelivered(Kind, "A check run needs GITHUB_TOKEN, GITHUB_REPOSITORY and an https GITHUB_API_URL.");
        if (report.Subject.Posting is not { } posting)
            return new Delivery.Undelivered(Kind, "There is no commit on GitHub to post to.");
        using var client = new CheckRunClient(environment, retries);
        try
        {
            return await PostAsync(client, CheckRunContent.Of(report, posting), cancellationToken);
        }
        catch (Exception e) when (RequestRetries.IsExpected(e, cancellationToken))
        {
            return Refused(e);
        }
    }

    private async Task<Delivery> PostAsync(CheckRunClient client, CheckRunContent content, CancellationToken cancellationToken)
    {
        var run = await client.CreateAsync(content.First, cancellationToken);
        CheckRunWasMade = true;
        for (var i = 0; i < content.Further.Count; i++)
        {
            try
            {
                await client.UpdateAsync(run.Id, content.Further[i], cancellationToken);
            }
            catch (Exception e) when (RequestRetries.IsExpected(e, cancellationToken))
            {
                var arrived = (i + 1) * CheckRunContent.AnnotationsPerRequest;
                return new Delivery.Undelivered(
                    Kind, $"The check run was made, but only {arrived:#,0} of its {content.Annotations:#,0} annotations arrived: {Reason(e)}");
            }
        }

        return new Delivery.Delivered(Kind, $"check run {run.Id} with {Counted.Of(content.Annotations, "annotation")}{content.LeftOut}");
    }

    private Delivery Refused(Exception e)
    {
        var mayNotWrite = e is NotFoundException or AuthorizationException
            || (e is ForbiddenException && e is not (RateLimitExceededException or SecondaryRateLimitExceededException or AbuseException));
        if (mayNotWrite && environment.ReadOnlyBecause is { } because)
            return new Delivery.Skipped(Kind, because);
        var advice = mayNotWrite ? " The job needs 'permissions: checks: write'." : "";
        return new Delivery.Undelivered(Kind, $"GitHub did not take the check run: {Reason(e)}{advice}");
    }

    private string Reason(Exception e)
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
