using System.Text.Json;

namespace AllocGate.Reporting.GitHub;

/// <summary>What GitHub says of the event that started the job. GitHub wrote it; names in it are the pull request's own.</summary>
/// <param name="name">GITHUB_EVENT_NAME; empty where there is none.</param>
/// <param name="payload">GITHUB_EVENT_PATH; absent where it cannot be read.</param>
internal sealed class GitHubEvent(string name, JsonElement? payload)
{
    // GitHub's own limit on a webhook's payload, in bytes.
    private const long MaxBytes = 25 * 1024 * 1024;

    /// <summary>Number of the event's pull request; absent where it has none.</summary>
    public long? PullRequest =>
        name.StartsWith("pull_request", StringComparison.Ordinal) && Find("pull_request", "number") is { ValueKind: JsonValueKind.Number } number
        && number.TryGetInt64(out var value) && value > 0 ? value : null;

    /// <summary>The run whose end started this job; absent where none did.</summary>
    public PostingRun? MeasuringRun => name == "workflow_run" ? PostingRun.Read(Number("workflow_run", "id"), Number("workflow_run", "run_attempt")) : null;

    /// <param name="name">GITHUB_EVENT_NAME.</param>
    /// <param name="path">GITHUB_EVENT_PATH.</param>
    public static GitHubEvent Read(string? name, string? path)
    {
        try
        {
            if (path is null || new FileInfo(path) is not { Exists: true, Length: < MaxBytes })
                return new GitHubEvent(name ?? "", null);
            using var document = JsonDocument.Parse(File.ReadAllBytes(path));
            return new GitHubEvent(name ?? "", document.RootElement.Clone());
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException)
        {
            return new GitHubEvent(name ?? "", null);
        }
    }

    /// <summary>Why GitHub gives this event a token that may only read: pull requests from forks and from Dependabot.</summary>
    /// <param name="actor">GITHUB_ACTOR.</param>
    /// <param name="repository">Owner and name of the repository that the job runs in.</param>
    /// <returns>The reason, for a person; nothing where the token should be able to write.</returns>
    public string? ReadOnlyBecause(string? actor, string repository)
    {
        // pull_request_target and workflow_run run with a token that writes.
        if (!name.StartsWith("pull_request", StringComparison.Ordinal) || name == "pull_request_target")
            return null;
        if (actor == "dependabot[bot]")
            return "the pull request is Dependabot's, whose token may only read";
        // A fork that was deleted since is null.
        var isFork = Find("pull_request", "head") is not null
            && !string.Equals(Text("pull_request", "head", "repo", "full_name"), repository, StringComparison.OrdinalIgnoreCase);
        return isFork ? "the pull request comes from a fork, whose token may only read" : null;
    }

    /// <summary>A text of the payload; absent where there is none there.</summary>
    public string? Text(params ReadOnlySpan<string> path)
    {
        try
        {
            return Find(path) is { ValueKind: JsonValueKind.String } element ? element.GetString() : null;
        }
        catch (InvalidOperationException)
        {
            // Half a surrogate pair is no text.
            return null;
        }
    }

    private string? Number(params ReadOnlySpan<string> path) => Find(path) is { ValueKind: JsonValueKind.Number } number ? number.GetRawText() : null;

    private JsonElement? Find(params ReadOnlySpan<string> path)
    {
        var element = payload;
        foreach (var property in path)
            element = element is { ValueKind: JsonValueKind.Object } parent && parent.TryGetProperty(property, out var value) ? value : null;
        return element;
    }
}
