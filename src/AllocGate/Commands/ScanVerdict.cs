using AllocGate.Core.Judging;
using AllocGate.Core.Reporting;
using AllocGate.Gating;
using AllocGate.Reporting;

namespace AllocGate.Commands;

/// <summary>The last words of `allocgate scan`.</summary>
internal static class ScanVerdict
{
    public static async Task<ExitCode> TellAsync(CommandContext context, ScanResult scan, GateReport report, IReadOnlyList<Delivery> deliveries)
    {
        foreach (var notice in scan.Notices)
            await context.Output.WriteLineAsync(HostileText.ForLog($"note: {notice}"));
        foreach (var problem in scan.Problems)
            await context.Output.WriteLineAsync(HostileText.ForLog($"NOT SCANNED: {problem}"));
        await Ending.TellDeliveriesAsync(context, deliveries);
        var inScope = report.Findings.Where(f => f.Finding.InScope).ToList();
        var waived = inScope.Count(f => f.WaivedBy is not null);
        var failing = inScope.Count(report.FailsBy);
        await context.Output.WriteLineAsync();
        await context.Output.WriteLineAsync(
            $"{Headline.Of(report).Word}: {scan.Files:#,0} files scanned, {failing:#,0} findings at {OutcomeWords.Of(report.FailOn)} or above, {inScope.Count - failing - waived:#,0} below, "
            + $"{(waived > 0 ? $"{waived:#,0} waived, " : "")}{report.Findings.Count - inScope.Count:#,0} out of scope{(report.Suppressed.Count > 0 ? $", {report.Suppressed.Count:#,0} suppressed in the sources" : "")}.");
        return ExitCodes.Of(report.Verdict, deliveries.All(d => d is not Delivery.Undelivered));
    }
}
