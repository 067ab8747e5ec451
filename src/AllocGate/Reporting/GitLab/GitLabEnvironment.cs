namespace AllocGate.Reporting.GitLab;

/// <summary>What a job of GitLab CI says about itself.</summary>
/// <param name="Token">ALLOCGATE_GITLAB_TOKEN; absent where the project does not pass one to this job.</param>
/// <param name="ApiUrl">CI_API_V4_URL; absent where it cannot be trusted with a token.</param>
/// <param name="Project">Number or path of the project that the merge request is in.</param>
/// <param name="MergeRequest">CI_MERGE_REQUEST_IID; absent where the job is of none.</param>
/// <param name="SourceUrl">Address of the project that the merge request's commits are in; absent where it is none of http.</param>
/// <param name="IsFromFork">True where that is another project, which is given no token of this one.</param>
internal sealed record GitLabEnvironment(AccessToken? Token, Uri? ApiUrl, string Project, long? MergeRequest, Uri? SourceUrl, bool IsFromFork)
{
    public const string TokenVariable = "ALLOCGATE_GITLAB_TOKEN";

    /// <summary>The pipeline; absent outside of GitLab CI. A job that is run again keeps it.</summary>
    public PostingRun? Run { get; init; }

    /// <summary>True where a note can be tried.</summary>
    public bool CanPost => Token is not null && ApiUrl is not null && Project.Length > 0 && MergeRequest is not null;

    /// <param name="variables">Environment variables by name.</param>
    public static GitLabEnvironment Read(IReadOnlyDictionary<string, string> variables)
    {
        var project = Value(variables, "CI_MERGE_REQUEST_PROJECT_ID") ?? Value(variables, "CI_PROJECT_ID") ?? "";
        var source = Value(variables, "CI_MERGE_REQUEST_SOURCE_PROJECT_ID");
        return new GitLabEnvironment(
            Value(variables, TokenVariable) is { } token ? new AccessToken(token) : null,
            Uri.TryCreate((Value(variables, "CI_API_V4_URL") ?? "").TrimEnd('/') + "/", UriKind.Absolute, out var api) && IsTrusted(api) ? api : null,
            project,
            long.TryParse(Value(variables, "CI_MERGE_REQUEST_IID"), out var number) && number > 0 ? number : null,
            Uri.TryCreate(Value(variables, "CI_MERGE_REQUEST_SOURCE_PROJECT_URL") ?? Value(variables, "CI_PROJECT_URL"), UriKind.Absolute, out var url)
                && (url.Scheme == Uri.UriSchemeHttps || url.Scheme == Uri.UriSchemeHttp) ? url : null,
            source is not null && project.Length > 0 && source != project)
        {
            Run = PostingRun.Read(Value(variables, "CI_PIPELINE_ID")),
        };
    }

    // A token goes over TLS, or nowhere but this machine.
    private static bool IsTrusted(Uri url) => url.Scheme == Uri.UriSchemeHttps || (url.Scheme == Uri.UriSchemeHttp && url.IsLoopback);

    private static string? Value(IReadOnlyDictionary<string, string> variables, string name) =>
        variables.TryGetValue(name, out var value) && value.Trim() is { Length: > 0 } trimmed ? trimmed : null;
}
