using Octokit;

namespace AllocGate.Reporting.GitHub;

/// <summary>Asks GitHub what a hostile report must not be believed.</summary>
/// <param name="environment">Where, and with which token: one that can post.</param>
/// <param name="retries">How requests are repeated.</param>
internal sealed class ReportVerification(GitHubEnvironment environment, RequestRetries retries)
{
    /// <summary>Numbers of the open pull requests whose head is this very commit of this very branch; more than one where they go to several branches.</summary>
    public async Task<IReadOnlyList<long>> PullRequestsAsync(ReportOrigin origin, CancellationToken cancellationToken)
    {
        if (!origin.FromPullRequest || origin is not { Repository: { } repository, Branch: { } branch })
            return [];
        using var connection = new GitHubConnection(environment, retries);
        var request = new PullRequestRequest { Head = $"{repository.Split('/')[0]}:{branch}", State = ItemStateFilter.Open };
        var found = await connection.SendAsync(
            (github, _) => github.PullRequest.GetAllForRepository(
                environment.Owner, environment.Repository, request, new ApiOptions { PageSize = 100, PageCount = 5 }),
            cancellationToken);
        return
        [
            .. from pull in found
               where pull.Head.Sha == origin.Commit && pull.Head.Ref == branch
                   && string.Equals(pull.Head.Repository?.FullName, repository, StringComparison.OrdinalIgnoreCase)
               select pull.Number,
        ];
    }

    public async Task<CommitFiles> FilesAsync(string commit, CancellationToken cancellationToken)
    {
        using var connection = new GitHubConnection(environment, retries);
        var tree = await connection.SendAsync(
            (github, _) => github.Git.Tree.GetRecursive(environment.Owner, environment.Repository, commit), cancellationToken);
        return new(tree.Tree.Where(item => item.Type.Value == TreeType.Blob).Select(item => item.Path).ToHashSet(StringComparer.Ordinal), !tree.Truncated);
    }

    /// <summary>Why GitHub did not answer, without the token.</summary>
    public string Reason(Exception e) => Refusal.Reason(e, environment);
}
