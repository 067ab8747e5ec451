using AllocGate.Core.Reporting;
using AllocGate.Gating;
using AllocGate.Reporting.GitHub;
using AllocGate.Reporting.GitLab;
using AllocGate.Reporting.Json;
using AllocGate.Reporting.JUnit;
using AllocGate.Reporting.Markdown;
using AllocGate.Reporting.OpenMetrics;
using AllocGate.Reporting.Terminal;
using Spectre.Console;

namespace AllocGate.Reporting;

/// <summary>The reporters of a run, and which of them fit the place where it runs.</summary>
/// <param name="console">Where people read.</param>
/// <param name="output">Standard output, for workflow commands.</param>
/// <param name="variables">Environment variables by name.</param>
internal sealed class ReportPlaces(IAnsiConsole console, TextWriter output, IReadOnlyDictionary<string, string> variables)
{
    /// <summary>The reporters to use. JSON is always written, and first: nothing leaves before the report is on disk.</summary>
    /// <param name="asked">--report; none: what fits.</param>
    /// <param name="directory">Absolute path of the folder for reports.</param>
    /// <param name="verbosity">How much the console shows.</param>
    /// <param name="part">True for one shard of a run: what people see on the forge is the merged report.</param>
    public IReadOnlyList<IReporter> Reporters(IReadOnlyList<string> asked, string directory, Verbosity verbosity, bool part)
    {
        var gitHub = GitHubEnvironment.Read(variables);
        var check = new CheckRunReporter(gitHub, RequestRetries.Default);
        var kinds = asked.Count > 0 ? asked : Fitting(gitHub, part);
        IReporter[] inOrder =
        [
            File(ReportKinds.Markdown, MarkdownReport.FileName, MarkdownReport.Render),
            File(ReportKinds.JUnit, JUnitReport.FileName, JUnitReport.Render),
            File(ReportKinds.OpenMetrics, OpenMetricsReport.FileName, OpenMetricsReport.Render),
            File(ReportKinds.GitLabCodeQuality, CodeQualityReport.FileName, CodeQualityReport.Render),
            check,
            new WorkflowCommandsReporter(output, () => check.CheckRunWasMade),
            new StepSummaryReporter(gitHub.StepSummary),
            // Last: its last lines are what a person sees first.
            new ConsoleReporter(console, verbosity),
        ];
        var chosen = inOrder.Where(r => kinds.Contains(r.Kind)).Select(r => asked.Count > 0 ? r : new UnaskedReporter(r));
        return [new JsonReporter(directory), .. chosen];

        FileReporter File(string kind, string name, Func<GateReport, string> render) => new(kind, Path.Combine(directory, name), render);
    }

    private List<string> Fitting(GitHubEnvironment gitHub, bool part)
    {
        List<string> kinds = [ReportKinds.Console];
        if (IsSet("CI"))
            kinds.Add(ReportKinds.Markdown);
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
        yield return ReportKinds.JUnit;
        yield return ReportKinds.OpenMetrics;
        if (IsSet("CI_MERGE_REQUEST_IID"))
            yield return ReportKinds.GitLabCodeQuality;
    }

    private bool IsSet(string name) => variables.TryGetValue(name, out var value) && value is not ("" or "false" or "0");
}
