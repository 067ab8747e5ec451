using AllocGate.Gating;
using Octokit;

namespace AllocGate.Reporting.GitHub;

/// <summary>Completes, as failed, the check run that a gate announced before its process died.</summary>
/// <param name="environment">Where, and with which token.</param>
/// <param name="retries">How requests are repeated.</param>
/// <param name="file">What the gate left behind. Code of the pull request may have written it: at worst another open check run fails.</param>
internal sealed class CheckRunClosing(GitHubEnvironment environment, RequestRetries retries, AnnouncementFile file)
{
    private static readonly Refusal s_refusal = new(ReportKinds.GitHubCheck, "the end of the check run", "checks: write");

    /// <returns>Skipped where there is nothing to complete.</returns>
    /// <exception cref="InvalidInputException">What the gate left cannot be read.</exception>
    public async Task<Delivery> CloseAsync(CancellationToken cancellationToken)
    {
        if (await file.ReadAsync(cancellationToken) is not { } announcement)
            return new Delivery.Skipped(s_refusal.Kind, "no check run was left open");
        if (!environment.CanPost)
            return new Delivery.Undelivered(s_refusal.Kind, "Completing a check run needs GITHUB_TOKEN, GITHUB_REPOSITORY and an https GITHUB_API_URL.");
        var run = new GateCheckRun(environment, retries, file, announcement.ExternalId);
        try
        {
            await run.FindAsync(announcement, cancellationToken);
            if (!run.IsOpen)
                return new Delivery.Skipped(s_refusal.Kind, "no check run was left open");
            await run.CloseAsync(
                CheckConclusion.Failure, "ERROR", "The gate's process ended before it had a result. The job's log says what became of it.", cancellationToken);
            return new Delivery.Delivered(s_refusal.Kind, $"check run {run.Id}, completed as failed");
        }
        catch (Exception e) when (Failures.IsExpected(e, cancellationToken))
        {
            return s_refusal.Of(e, environment);
        }
    }
}
