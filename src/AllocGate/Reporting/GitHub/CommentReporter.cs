using AllocGate.Core.Reporting;
using AllocGate.Gating;
using Octokit;

namespace AllocGate.Reporting.GitHub;

/// <summary>Keeps one comment a gate on the pull request, updated in place.</summary>
/// <param name="environment">Where, and with which token.</param>
/// <param name="retries">How requests are repeated.</param>
/// <param name="mode">When there is one.</param>
internal sealed class CommentReporter(GitHubEnvironment environment, RequestRetries retries, CommentMode mode) : IReporter
{
    // A pull request with more comments than this has other worries.
    private static readonly ApiOptions s_pages = new() { PageSize = 100, PageCount = 30 };

    private static readonly Refusal s_refusal = new(ReportKinds.GitHubComment, "the comment", "pull-requests: write");

    public string Kind => ReportKinds.GitHubComment;

    public bool Sends => true;

    public async Task<Delivery> DeliverAsync(GateReport report, CancellationToken cancellationToken)
    {
        if (!environment.CanPost)
            return new Delivery.Undelivered(Kind, "A comment needs GITHUB_TOKEN, GITHUB_REPOSITORY and an https GITHUB_API_URL.");
        if (environment.PullRequest is not { } number)
            return new Delivery.Skipped(Kind, environment.WithoutPullRequest);
        using var connection = new GitHubConnection(environment, retries);
        try
        {
            return await PostAsync(connection, report, number, cancellationToken);
        }
        catch (Exception e) when (Failures.IsExpected(e, cancellationToken))
        {
            return s_refusal.Of(e, environment);
        }
    }

    private async Task<Delivery> PostAsync(GitHubConnection connection, GateReport report, long number, CancellationToken cancellationToken)
    {
        var body = StickyComment.Body(report, environment.Run);
        var mark = StickyComment.Mark(report.Name);
        var known = await connection.SendAsync((github, _) => FindAsync(github, report.Name, number), cancellationToken);
        if (known is null && mode == CommentMode.OnChange && !StickyComment.HasNews(report))
            return new Delivery.Skipped(Kind, "nothing changed, and there is no comment yet");
        var posted = await connection.SendAsync(
            async (github, repeated) =>
            {
                // Much may have happened while the server was waited for.
                if (repeated)
                    known = await FindAsync(github, report.Name, number);
                return known is null ? await github.Issue.Comment.Create(environment.Owner, environment.Repository, number, body)
                    : known.Body == body || mark.IsNewer(known.Body, environment.Run) ? known
                    : await github.Issue.Comment.Update(environment.Owner, environment.Repository, known.Id, body);
            },
            cancellationToken);
        return mark.IsNewer(posted.Body, environment.Run)
            ? new Delivery.Skipped(Kind, $"comment {posted.Id} is of a newer run of this gate ({mark.WriterOf(posted.Body)}; this is {environment.Run})")
            : new Delivery.Delivered(Kind, $"comment {posted.Id} on pull request {number}");
    }

    private async Task<IssueComment?> FindAsync(GitHubClient github, string gate, long number)
    {
        var comments = await github.Issue.Comment.GetAllForIssue(environment.Owner, environment.Repository, number, s_pages);
        return comments.FirstOrDefault(comment => StickyComment.IsOf(gate, comment));
    }
}
