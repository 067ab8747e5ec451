using System.CommandLine;
using AllocGate.Gating;
using AllocGate.Reporting;
using AllocGate.Reporting.GitHub;

namespace AllocGate.Commands;

/// <summary>--report and --comment. Shared by the commands that deliver a report.</summary>
internal sealed class ReportOptions
{
    private readonly Option<string[]> _report = new("--report")
    {
        Description = $"Where the report goes: {string.Join(", ", ReportKinds.All)}; may be given again. report.json is always written. [default: what fits the place]",
        HelpName = "KIND",
    };

    private readonly Option<string?> _comment = new("--comment")
    {
        Description = "Keep one comment on the GitHub pull request: always, or on-change, which is from the first report on that has something to say.",
        HelpName = "always|on-change|never",
    };

    public void AddTo(Command command)
    {
        _report.Refuse(kind => !ReportKinds.All.Contains(kind), RefusedKind);
        _comment.TakesOneOf("always", "on-change", "never");
        command.Options.Add(_report);
        command.Options.Add(_comment);
    }

    /// <param name="directory">Absolute path of the folder for reports.</param>
    /// <param name="part">True for one shard of a run.</param>
    public ReportRequest Read(ParseResult parsed, string directory, Verbosity verbosity, bool part) =>
        new(parsed.GetValue(_report) ?? [], directory, verbosity, part, Mode(parsed.GetValue(_comment)));

    private static CommentMode? Mode(string? text) => text switch
    {
        "always" => CommentMode.Always,
        "on-change" => CommentMode.OnChange,
        "never" => CommentMode.Never,
        _ => null,
    };

    private static string RefusedKind(string kind) =>
        $"--report: \"{kind}\" is not a kind of report. There are {string.Join(", ", ReportKinds.All)}.";
}
