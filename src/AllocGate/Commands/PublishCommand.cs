using System.CommandLine;
using AllocGate.Core.Judging;
using AllocGate.Core.Reporting;
using AllocGate.Gating;
using AllocGate.Publishing;
using AllocGate.Reporting;
using AllocGate.Reporting.GitHub;

namespace AllocGate.Commands;

/// <summary>`allocgate publish FILE`: a trusted job posts what a job without any token measured.</summary>
internal static class PublishCommand
{
    public static Command Create(CommandContext context)
    {
        var file = new Argument<string>("FILE") { Description = "report.json of the measuring job. It is taken for hostile." };
        file.IsNoOption();
        var name = new Option<string>("--name")
        {
            Description = "The gate's name; a report of another name is refused.",
            HelpName = "NAME",
            DefaultValueFactory = _ => "AllocGate",
        };
        var output = new Option<string>("--output")
        {
            Description = "Folder for the report as it was published.",
            HelpName = "DIR",
            DefaultValueFactory = _ => "artifacts/allocgate-published",
        };
        var reports = new ReportOptions();
        var told = new OutputOptions();
        var command = new Command("publish", "Post to GitHub what another job measured, such as that of a fork's pull request.");
        command.Arguments.Add(file);
        command.Options.Add(name);
        command.Options.Add(output);
        reports.AddTo(command);
        told.AddTo(command);

        return command.Does(async (parsed, cancellationToken) =>
        {
            var path = Path.GetFullPath(parsed.GetValue(file)!, context.WorkingDirectory);
            var directory = Path.GetFullPath(parsed.GetValue(output)!, context.WorkingDirectory);
            var request = reports.Read(parsed, directory, told.Read(parsed), part: false);
            return await PublishAsync(context, path, parsed.GetValue(name)!.Trim(), request, cancellationToken);
        });
    }

    private static async Task<ExitCode> PublishAsync(
        CommandContext context, string path, string gate, ReportRequest request, CancellationToken cancellationToken)
    {
        var (origin, verification) = context.Compose.Verification();
        var (report, refusal) = await ReadAsync(context, path, gate, origin, cancellationToken);
        try
        {
            if (report.Rows.Count + report.Findings.Count > 0)
                report = HostileReport.WithFilesOf(report, await verification.FilesAsync(origin.Commit, cancellationToken));
            var target = PublishingTarget.Of(origin, await verification.PullRequestsAsync(origin, cancellationToken));
            report = report with { Notices = [.. target.Notice.Length > 0 ? [target.Notice] : Array.Empty<string>(), .. report.Notices] };
            var identity = await HostileReport.IdentityAsync(path, cancellationToken);
            var reporters = context.Compose.Publishing(request, identity, target);
            var code = await Ending.TellAsync(context, await GateResult.DeliverAsync(report, reporters, cancellationToken));
            return refusal is null ? code : throw refusal;
        }
        catch (Exception e) when (Failures.IsExpected(e, cancellationToken))
        {
            await context.Error.WriteLineAsync(HostileText.ForLog($"allocgate: error: GitHub does not say what the report is about, so nothing was posted: {verification.Reason(e)}"));
            return ExitCode.Undelivered;
        }
    }

    // Where the report cannot be used, that is what the pull request is told: a check that never comes looks like one that was forgotten.
    private static async Task<(GateReport Report, InvalidInputException? Refusal)> ReadAsync(
        CommandContext context, string path, string gate, ReportOrigin origin, CancellationToken cancellationToken)
    {
        var now = context.Compose.Clock.GetUtcNow();
        try
        {
            return (await HostileReport.ReadAsync(path, gate, origin.Commit, now, cancellationToken), null);
        }
        catch (InvalidInputException e)
        {
            return (HostileReport.Refused(gate, origin.Commit, e, now), e);
        }
    }
}
