using System.CommandLine;
using AllocGate.Reporting;

namespace AllocGate.Commands;

/// <summary>--report. Shared by the commands that deliver a report.</summary>
internal static class ReportOption
{
    private static readonly string[] LaterKinds = ["github-comment", "gitlab-note", "sarif", "html"];

    public static Option<string[]> Create()
    {
        var option = new Option<string[]>("--report")
        {
            Description = $"Where the report goes: {string.Join(", ", ReportKinds.All)}; may be given again. report.json is always written. [default: what fits the place]",
            HelpName = "KIND",
        };
        option.Refuse(kind => !ReportKinds.All.Contains(kind), RefusedKind);
        return option;
    }

    private static string RefusedKind(string kind) => LaterKinds.Contains(kind)
        ? $"--report: \"{kind}\" is not in this version yet. It has {string.Join(", ", ReportKinds.All)}."
        : $"--report: \"{kind}\" is not a kind of report. There are {string.Join(", ", ReportKinds.All)}.";
}
