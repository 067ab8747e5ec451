using AllocGate.Core.Reporting;
using AllocGate.Gating;
using AllocGate.Reporting.GitHub;
using AllocGate.Reporting.GitLab;
using AllocGate.Reporting.Html;
using AllocGate.Reporting.Json;
using AllocGate.Reporting.JUnit;
using AllocGate.Reporting.Markdown;
using AllocGate.Reporting.OpenMetrics;
using AllocGate.Reporting.Sarif;
using AllocGate.Reporting.Terminal;
using Spectre.Console;

namespace AllocGate.Reporting;

/// <summary>The reporters of a run, and which of them fit the place where it runs.</summary>
/// <param name="console">Where people read.</param>
/// <param name="output">Standard output, for workflow commands.</param>
/// <param name="variables">Environment variables by name.</param>
internal sealed class ReportPlaces(IAnsiConsole console, TextWriter output, IReadOnlyDictionary<string, string> variables)
{
    /// <summary>What to use. JSON is always written, and first: nothing leaves before the report is on disk.</summary>
    public Channels Channels(ReportRequest request)
    {
        var gitHub = GitHubEnvironment.Read(variables);
        var retries = RequestRetries.ForOneRun();
        var run = new GateCheckRun(gitHub, retries, new AnnouncementFile(request.Directory), $"allocgate-{Guid.NewGuid():N}");
        var kinds = Kinds(request, gitHub);
        var announcer = kinds.Contains(ReportKinds.GitHubCheck) ? new CheckRunAnnouncer(run, gitHub) : null;
        return new Channels(announcer, Reporters(request, kinds, gitHub, retries, run));
    }

    /// <summary>What to use for a report that another job measured: nothing is announced, and no workflow command is written.</summary>
    /// <param name="identity">Finds its check run again.</param>
    /// <param name="target">What GitHub says that it is about.</param>
    public IReadOnlyList<IReporter> Publishing(ReportRequest request, string identity, PublishingTarget target)
    {
        var gitHub = GitHubEnvironment.Read(variables) with { PullRequest = target.Number, WithoutPullRequest = target.WithoutNumber };
        var retries = RequestRetries.ForOneRun();
        var run = new GateCheckRun(gitHub, retries, file: null, identity, mayExist: true);
        if (request.Asked.Count == 0)
            request = request with { Asked = [ReportKinds.Console, ReportKinds.GitHubCheck] };
        List<string> kinds = Kinds(request, gitHub);
        if (gitHub.StepSummary is not null)
            kinds.Add(ReportKinds.GitHubSummary);
        if (gitHub.StepOutput is not null)
            kinds.Add(ReportKinds.GitHubOutputs);
        return Reporters(request, kinds, gitHub, retries, run);
    }

    /// <summary>What GitHub says of the report that this job publishes.</summary>
    /// <exception cref="InvalidInputException">The job cannot ask, or its event does not say what was measured.</exception>
    public (ReportOrigin Origin, ReportVerification Verification) Verification()
    {
        var gitHub = GitHubEnvironment.Read(variables);
        if (!gitHub.CanPost)
            throw new InvalidInputException("Publishing needs GITHUB_TOKEN, GITHUB_REPOSITORY and an https GITHUB_API_URL.", "GITHUB_TOKEN");
        var name = variables.GetValueOrDefault("GITHUB_EVENT_NAME");
        var origin = ReportOrigin.Read(name, GitHubEvent.Read(name, variables.GetValueOrDefault("GITHUB_EVENT_PATH")), variables.GetValueOrDefault("GITHUB_SHA"));
        return (origin, new ReportVerification(gitHub, RequestRetries.ForOneRun()));
    }

    /// <summary>Completes what a gate announced and did not finish.</summary>
    /// <param name="directory">Absolute path of its folder for reports.</param>
    public CheckRunClosing Closing(string directory) => new(GitHubEnvironment.Read(variables), RequestRetries.ForOneRun(), new AnnouncementFile(directory));

    private IReadOnlyList<IReporter> Reporters(
        ReportRequest request, IReadOnlyList<string> kinds, GitHubEnvironment gitHub, RequestRetries retries, GateCheckRun run)
    {
        var check = new CheckRunReporter(run, gitHub);
        var gitLab = GitLabEnvironment.Read(variables);
        IReporter[] inOrder =
        [
            File(ReportKinds.Markdown, MarkdownReport.FileName, MarkdownReport.Render),
            File(ReportKinds.Html, HtmlReport.FileName, HtmlReport.Render),
            File(ReportKinds.Sarif, SarifReport.FileName, report => SarifReport.Render(report, Documentation.Address)),
            File(ReportKinds.JUnit, JUnitReport.FileName, JUnitReport.Render),
            File(ReportKinds.OpenMetrics, OpenMetricsReport.FileName, OpenMetricsReport.Render),
            File(ReportKinds.GitLabCodeQuality, CodeQualityReport.FileName, CodeQualityReport.Render),
            check,
            new CommentReporter(gitHub, retries, request.Comment ?? CommentMode.Always),
            new NoteReporter(gitLab, GitLabRetries.Default),
            new WorkflowCommandsReporter(output, () => check.CheckRunHasResult),
            new StepSummaryReporter(gitHub.StepSummary),
            new StepOutputsReporter(gitHub.StepOutput),
            // Last: its last lines are what a person sees first.
            new ConsoleReporter(console, request.Verbosity),
        ];
        var chosen = inOrder.Where(r => kinds.Contains(r.Kind)).Select(r => IsAsked(request, r.Kind) ? r : new UnaskedReporter(r));
        return [new JsonReporter(request.Directory), .. chosen];

        FileReporter File(string kind, string name, Func<GateReport, string> render) => new(kind, Path.Combine(request.Directory, name), render);
    }

    private List<string> Kinds(ReportRequest request, GitHubEnvironment gitHub)
    {
        List<string> kinds = request.Asked.Count > 0 ? [.. request.Asked] : Fitting(gitHub, request.Part);
        if (request.Comment is CommentMode.Always or CommentMode.OnChange && !request.Part)
            kinds.Add(ReportKinds.GitHubComment);
        if (request.Comment == CommentMode.Never)
            kinds.Remove(ReportKinds.GitHubComment);
        return kinds;
    }

    private static bool IsAsked(ReportRequest request, string kind) =>
        request.Asked.Contains(kind) || (kind == ReportKinds.GitHubComment && request.Comment is not null);

    private List<string> Fitting(GitHubEnvironment gitHub, bool part)
    {
        List<string> kinds = [ReportKinds.Console];
        if (IsSet("CI"))
            kinds.Add(ReportKinds.Markdown);
        if (IsSet("GITHUB_ACTIONS") && gitHub.StepOutput is not null)
            kinds.Add(ReportKinds.GitHubOutputs);
        if (part)
            return kinds;
        if (IsSet("GITLAB_CI"))
            kinds.AddRange(FittingGitLab());
        if (!IsSet("GITHUB_ACTIONS"))
            return kinds;
        if (gitHub.CanPost)
            kinds.Add(ReportKinds.GitHubCheck);
        if (gitHub.StepSummary is not null)
            kinds.Add(ReportKinds.GitHubSummary);
        kinds.Add(ReportKinds.GitHubCommands);
        return kinds;
    }

    // The widgets of a merge request compare with the default branch, whose regressions are no longer the next change's: only a merge
    // request's Code Quality has them.
    private IEnumerable<string> FittingGitLab()
    {
        yield return ReportKinds.Html;
        yield return ReportKinds.JUnit;
        yield return ReportKinds.OpenMetrics;
        if (IsSet("CI_MERGE_REQUEST_IID"))
            yield return ReportKinds.GitLabCodeQuality;
        if (GitLabEnvironment.Read(variables).CanPost)
            yield return ReportKinds.GitLabNote;
    }

    private bool IsSet(string name) => variables.TryGetValue(name, out var value) && value is not ("" or "false" or "0");
}
