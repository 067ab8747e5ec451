using System.Globalization;

namespace AllocGate.Reporting.GitHub;

/// <summary>What a job of GitHub Actions says about itself.</summary>
/// <param name="Token">GITHUB_TOKEN; absent where the workflow does not pass it.</param>
/// <param name="Owner">Of GITHUB_REPOSITORY; empty where that is absent or malformed.</param>
/// <param name="Repository">Its name; empty likewise.</param>
/// <param name="ApiUrl">GITHUB_API_URL, which is another one on GitHub Enterprise; absent where it cannot be trusted with a token.</param>
/// <param name="StepSummary">GITHUB_STEP_SUMMARY: the file of the job summary.</param>
/// <param name="StepOutput">GITHUB_OUTPUT: the file of the step's outputs.</param>
/// <param name="JobUrl">The page of this run, for people; absent outside of GitHub Actions.</param>
/// <param name="PullRequest">Number of the event's pull request; absent where it has none.</param>
/// <param name="ReadOnlyBecause">Why GitHub gives this event a token that may only read; absent where it does not.</param>
public sealed record GitHubEnvironment(
    AccessToken? Token,
    string Owner,
    string Repository,
    Uri? ApiUrl,
    string? StepSummary,
    string? StepOutput,
    string? JobUrl,
    long? PullRequest,
    string? ReadOnlyBecause)
{
    /// <summary>Why there is no pull request to comment on, where there is none.</summary>
    public string WithoutPullRequest { get; init; } = "there is no pull request to comment on";

    /// <summary>This run, or the one that measured what is published; absent outside of GitHub Actions.</summary>
    internal PostingRun? Run { get; init; }

    /// <summary>True where a check run can be tried.</summary>
    public bool CanPost => Token is not null && Repository.Length > 0 && ApiUrl is not null;

    /// <param name="variables">Environment variables by name.</param>
    public static GitHubEnvironment Read(IReadOnlyDictionary<string, string> variables)
    {
        var repository = (Value(variables, "GITHUB_REPOSITORY") ?? "").Split('/');
        var (owner, name) = repository is [{ Length: > 0 }, { Length: > 0 }] ? (repository[0], repository[1]) : ("", "");
        var @event = GitHubEvent.Read(Value(variables, "GITHUB_EVENT_NAME"), Value(variables, "GITHUB_EVENT_PATH"));
        return new GitHubEnvironment(
            Value(variables, "GITHUB_TOKEN") is { } token ? new AccessToken(token) : null,
            owner,
            name,
            TrustedUrl(Value(variables, "GITHUB_API_URL") ?? "https://api.github.com"),
            Value(variables, "GITHUB_STEP_SUMMARY"),
            Value(variables, "GITHUB_OUTPUT"),
            JobPage(Value(variables, "GITHUB_SERVER_URL"), $"{owner}/{name}", Value(variables, "GITHUB_RUN_ID")),
            @event.PullRequest,
            @event.ReadOnlyBecause(Value(variables, "GITHUB_ACTOR"), $"{owner}/{name}"))
        {
            // Runs that publish begin in the order in which those that measure end.
            Run = @event.MeasuringRun ?? PostingRun.Read(Value(variables, "GITHUB_RUN_ID"), Value(variables, "GITHUB_RUN_ATTEMPT")),
        };
    }

    private static string? JobPage(string? server, string repository, string? run) =>
        long.TryParse(run, NumberStyles.None, CultureInfo.InvariantCulture, out var id)
        && Uri.TryCreate($"{server}/{repository}/actions/runs/{id}", UriKind.Absolute, out var page) && page.Scheme == Uri.UriSchemeHttps
            ? page.AbsoluteUri
            : null;

    /// <summary>A token goes over TLS, or nowhere but this machine.</summary>
    private static Uri? TrustedUrl(string url) =>
        Uri.TryCreate(url.TrimEnd('/') + "/", UriKind.Absolute, out var parsed)
        && (parsed.Scheme == Uri.UriSchemeHttps || (parsed.Scheme == Uri.UriSchemeHttp && parsed.IsLoopback))
            ? parsed
            : null;

    private static string? Value(IReadOnlyDictionary<string, string> variables, string name) =>
        variables.TryGetValue(name, out var value) && value.Trim() is { Length: > 0 } trimmed ? trimmed : null;
}
