using System.Text.RegularExpressions;
using AllocGate.Gating;

namespace AllocGate.Reporting.GitHub;

/// <summary>
/// What a report that another job measured is about, as GitHub says: the report itself is hostile. The pull requests of a `workflow_run` are
/// empty for a fork, so that its pull request has to be looked for.
/// </summary>
/// <param name="Commit">Full SHA that was pushed: the head of the pull request.</param>
/// <param name="Repository">Owner and name of the repository that it was pushed to; absent where that is gone.</param>
/// <param name="Branch">The branch that it was pushed to: hostile text.</param>
/// <param name="FromPullRequest">True where a pull request started the measuring run.</param>
internal sealed partial record ReportOrigin(string Commit, string? Repository, string? Branch, bool FromPullRequest)
{
    /// <param name="name">GITHUB_EVENT_NAME.</param>
    /// <param name="event">The event.</param>
    /// <param name="commit">GITHUB_SHA.</param>
    /// <exception cref="InvalidInputException">The event does not say.</exception>
    public static ReportOrigin Read(string? name, GitHubEvent @event, string? commit)
    {
        var origin = name switch
        {
            "workflow_run" => new ReportOrigin(
                @event.Text("workflow_run", "head_sha") ?? "",
                @event.Text("workflow_run", "head_repository", "full_name"),
                @event.Text("workflow_run", "head_branch"),
                @event.Text("workflow_run", "event") is "pull_request" or "pull_request_target"),
            "pull_request" or "pull_request_target" => new ReportOrigin(
                @event.Text("pull_request", "head", "sha") ?? "",
                @event.Text("pull_request", "head", "repo", "full_name"),
                @event.Text("pull_request", "head", "ref"),
                FromPullRequest: true),
            _ => new ReportOrigin(commit ?? "", null, null, FromPullRequest: false),
        };
        return FullSha().IsMatch(origin.Commit)
            ? origin
            : throw new InvalidInputException(
                "The event does not say which commit was measured.", "GITHUB_EVENT_PATH",
                "Publish from a workflow that runs on workflow_run, pull_request or push.");
    }

    [GeneratedRegex(@"\A([0-9a-f]{40}|[0-9a-f]{64})\z")]
    private static partial Regex FullSha();
}
