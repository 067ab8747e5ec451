using System.Text.Json;

namespace AllocGate.Reporting.GitHub;

/// <summary>Whether the event explains that its token may only read: pull requests from forks and from Dependabot.</summary>
internal static class GitHubEvent
{
    // GitHub's own limit on a webhook's payload, in bytes.
    private const long MaxBytes = 25 * 1024 * 1024;

    /// <param name="name">GITHUB_EVENT_NAME.</param>
    /// <param name="actor">GITHUB_ACTOR.</param>
    /// <param name="path">GITHUB_EVENT_PATH: the payload.</param>
    /// <param name="repository">Owner and name of the repository that the job runs in.</param>
    /// <returns>The reason, for a person; nothing where the token should be able to write.</returns>
    public static string? ReadOnlyBecause(string? name, string? actor, string? path, string repository)
    {
        // pull_request_target and workflow_run run with a token that writes.
        if (name is null || !name.StartsWith("pull_request", StringComparison.Ordinal) || name == "pull_request_target")
            return null;
        if (actor == "dependabot[bot]")
            return "the pull request is Dependabot's, whose token may only read";
        return IsFromFork(path, repository) ? "the pull request comes from a fork, whose token may only read" : null;
    }

    private static bool IsFromFork(string? path, string repository)
    {
        try
        {
            if (path is null || new FileInfo(path) is not { Exists: true, Length: < MaxBytes })
                return false;
            using var payload = JsonDocument.Parse(File.ReadAllBytes(path));
            // A fork that was deleted since is null.
            var head = Property(Property(payload.RootElement, "pull_request"), "head");
            return head is not null && (Property(head, "repo") is not { ValueKind: JsonValueKind.Object } repo
                || !string.Equals(Property(repo, "full_name")?.ToString(), repository, StringComparison.OrdinalIgnoreCase));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException)
        {
            return false;
        }
    }

    private static JsonElement? Property(JsonElement? element, string name) =>
        element is { ValueKind: JsonValueKind.Object } parent && parent.TryGetProperty(name, out var value) ? value : null;
}
