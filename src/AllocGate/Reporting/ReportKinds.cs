namespace AllocGate.Reporting;

/// <summary>The names that --report knows.</summary>
public static class ReportKinds
{
    public const string Console = "console";
    public const string Json = "json";
    public const string Markdown = "markdown";
    public const string Html = "html";
    public const string Sarif = "sarif";
    public const string JUnit = "junit";
    public const string OpenMetrics = "openmetrics";
    public const string GitHubCheck = "github-check";
    public const string GitHubCommands = "github-commands";
    public const string GitHubComment = "github-comment";
    public const string GitHubOutputs = "github-outputs";
    public const string GitHubSummary = "github-summary";
    public const string GitLabCodeQuality = "gitlab-codequality";
    public const string GitLabNote = "gitlab-note";

    public static IReadOnlyList<string> All { get; } =
    [
        Console, Json, Markdown, Html, Sarif, JUnit, OpenMetrics, GitHubCheck, GitHubComment, GitHubCommands, GitHubOutputs, GitHubSummary, GitLabCodeQuality,
        GitLabNote,
    ];
}
