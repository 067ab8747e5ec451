using System.Text.Json;
using AllocGate.Gating;

namespace AllocGate.Git;

/// <summary>Reads the event from what GitHub Actions and GitLab CI set. All of it may be written by whoever opened the pull request.</summary>
internal static class CiEnvironment
{
    // GitHub caps a payload at 25 MB.
    private const long LongestEvent = 32L << 20;

    /// <param name="variables">The environment.</param>
    /// <exception cref="InvalidInputException">The event file is needed and cannot be read.</exception>
    public static CiEvent Read(IReadOnlyDictionary<string, string> variables)
    {
        if (variables.GetValueOrDefault("GITHUB_ACTIONS") == "true")
            return GitHub(variables);
        // Not GITLAB_CI: gitlab-ci-local sets it to false.
        if (variables.GetValueOrDefault("CI_PIPELINE_SOURCE") is { Length: > 0 } source)
            return GitLab(variables, source);
        return new CiEvent.Local();
    }

    private static CiEvent GitHub(IReadOnlyDictionary<string, string> variables)
    {
        var name = variables.GetValueOrDefault("GITHUB_EVENT_NAME") ?? "";
        if (variables.GetValueOrDefault("GITHUB_REF", "").StartsWith("refs/tags/", StringComparison.Ordinal) && name == "push")
            return new CiEvent.WithoutChange("tag");
        return name switch
        {
            "pull_request" or "pull_request_target" => PullRequest(Payload(variables)),
            "push" => Push(Payload(variables)),
            "merge_group" => MergeGroup(Payload(variables)),
            "workflow_dispatch" => new CiEvent.WithoutChange("manual"),
            "" => new CiEvent.WithoutChange("unnamed event"),
            _ => new CiEvent.WithoutChange(name),
        };
    }

    private static CiEvent.PullRequest PullRequest(EventFile payload) => new(
        payload.Commit("pull_request", "head", "sha"),
        payload.Commit("pull_request", "base", "sha"),
        payload.Text("pull_request", "base", "ref") ?? "the target branch");

    private static CiEvent.Push Push(EventFile payload) =>
        new("push", CommitOrNone(payload.Text("before")), payload.Flag("forced"));

    private static CiEvent.Push MergeGroup(EventFile payload) =>
        new("merge queue", payload.Commit("merge_group", "base_sha"), Forced: false);

    private static CiEvent GitLab(IReadOnlyDictionary<string, string> variables, string source)
    {
        if (source == "merge_request_event")
        {
            return new CiEvent.MergeRequest(
                variables.GetValueOrDefault("CI_MERGE_REQUEST_EVENT_TYPE") is "merged_result" or "merge_train",
                CommitOrNone(variables.GetValueOrDefault("CI_MERGE_REQUEST_DIFF_BASE_SHA")),
                CommitOrNone(variables.GetValueOrDefault("CI_MERGE_REQUEST_SOURCE_BRANCH_SHA")),
                variables.GetValueOrDefault("CI_MERGE_REQUEST_TARGET_BRANCH_NAME"));
        }

        if (variables.GetValueOrDefault("CI_COMMIT_TAG", "").Length > 0)
            return new CiEvent.WithoutChange("tag");
        return source switch
        {
            "push" => new CiEvent.Push("push", CommitOrNone(variables.GetValueOrDefault("CI_COMMIT_BEFORE_SHA")), Forced: null),
            "web" => new CiEvent.WithoutChange("manual"),
            _ => new CiEvent.WithoutChange(source),
        };
    }

    private static EventFile Payload(IReadOnlyDictionary<string, string> variables)
    {
        const string Where = "GITHUB_EVENT_PATH";
        var path = variables.GetValueOrDefault("GITHUB_EVENT_PATH");
        if (string.IsNullOrEmpty(path))
            throw new InvalidInputException("is not set: the event cannot be read.", Where, "GitHub Actions sets it for every job.");
        try
        {
            using var stream = File.OpenRead(path);
            if (stream.Length > LongestEvent)
                throw new InvalidInputException($"{path} is larger than {LongestEvent >> 20} MB: it is no event of GitHub's.", Where);
            using var document = JsonDocument.Parse(stream);
            return new(document.RootElement.Clone(), path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException or ArgumentException or NotSupportedException)
        {
            throw new InvalidInputException($"the event file cannot be read: {e.Message}", Where);
        }
    }

    private static string? CommitOrNone(string? text) => text is not null && EventFile.IsCommit(text) ? text : null;
}
