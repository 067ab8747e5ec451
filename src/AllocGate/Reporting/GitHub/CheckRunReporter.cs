using AllocGate.Core.Reporting;
using AllocGate.Gating;

namespace AllocGate.Reporting.GitHub;

/// <summary>Completes the gate's check run, with annotations on the lines of the change; makes it where it was not announced.</summary>
/// <param name="run">The check run.</param>
/// <param name="environment">Where, and with which token.</param>
internal sealed class CheckRunReporter(GateCheckRun run, GitHubEnvironment environment) : IReporter
{
    private static readonly Refusal s_refusal = new(ReportKinds.GitHubCheck, "the check run", "checks: write");

    public string Kind => ReportKinds.GitHubCheck;

    public bool Sends => true;

    /// <summary>True once the check run has a result, whether or not all of its annotations arrived.</summary>
    public bool CheckRunHasResult => run is { Id: not null, IsOpen: false };

    public async Task<Delivery> DeliverAsync(GateReport report, CancellationToken cancellationToken)
    {
        if (!environment.CanPost)
            return new Delivery.Undelivered(Kind, "A check run needs GITHUB_TOKEN, GITHUB_REPOSITORY and an https GITHUB_API_URL.");
        if (report.Subject.Posting is not { } posting)
            return new Delivery.Undelivered(Kind, "There is no commit on GitHub to post to.");
        var content = CheckRunContent.Of(report);
        try
        {
            await run.BeginAsync(report.Name, posting.Commit, cancellationToken);
            await run.CompleteAsync(content, cancellationToken);
            return new Delivery.Delivered(Kind, $"check run {run.Id} with {Counted.Of(content.Annotations.Count, "annotation")}{content.LeftOut}");
        }
        catch (Exception e) when (Failures.IsExpected(e, cancellationToken))
        {
            return CheckRunHasResult
                ? new Delivery.Undelivered(
                    Kind,
                    $"The check run was made, but only {run.Annotations:#,0} of its {content.Annotations.Count:#,0} annotations arrived: {Refusal.Reason(e, environment)}")
                : s_refusal.Of(e, environment);
        }
    }
}
