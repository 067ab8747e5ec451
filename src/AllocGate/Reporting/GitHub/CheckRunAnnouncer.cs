using AllocGate.Core.Reporting;
using AllocGate.Gating;
using Octokit;

namespace AllocGate.Reporting.GitHub;

/// <summary>Announces a gate as a check run `in_progress`.</summary>
/// <param name="run">The check run, which the reporter completes.</param>
/// <param name="environment">Where, and with which token.</param>
internal sealed class CheckRunAnnouncer(GateCheckRun run, GitHubEnvironment environment) : IAnnouncer
{
    // A job that is cancelled has 7.5 s from the first signal to the second.
    private static readonly TimeSpan s_closing = TimeSpan.FromSeconds(5);

    public async Task<IAsyncDisposable> AnnounceAsync(string name, PostingTarget? posting, CancellationToken cancellationToken)
    {
        if (posting is not null && environment.CanPost)
        {
            try
            {
                await run.BeginAsync(name, posting.Commit, cancellationToken);
            }
            catch (Exception e) when (Failures.IsExpected(e, cancellationToken))
            {
                // The reporter tries again when there is a result, and says what is wrong.
            }
        }

        return new Announced(run, cancellationToken);
    }

    private sealed class Announced(GateCheckRun run, CancellationToken gate) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            using var limit = new CancellationTokenSource(s_closing);
            try
            {
                await (gate.IsCancellationRequested
                    ? run.CloseAsync(CheckConclusion.Cancelled, "CANCELLED", "The gate was cancelled before it had a result.", limit.Token)
                    : run.CloseAsync(CheckConclusion.Failure, "ERROR", "The gate ended without a result, or could not post it. The job's log says why.", limit.Token));
            }
            catch (Exception e) when (Failures.IsExpected(e, CancellationToken.None))
            {
                // Its file is still there: `allocgate close` tries again.
            }
        }
    }
}
