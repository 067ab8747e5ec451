using AllocGate.Core.Judging;
using AllocGate.Gating;
using AllocGate.Reporting;

namespace AllocGate.Commands;

/// <summary>What a run says behind its reports: the verdict where no report told it, where the reports are, and what became of the others.</summary>
internal static class Ending
{
    public static async Task<ExitCode> TellAsync(CommandContext context, GateResult result)
    {
        await TellVerdictAsync(context, result);
        await TellDeliveriesAsync(context, result.Deliveries);
        return result.ExitCode;
    }

    // The console's report ends with the verdict; where another was asked for, a person who looks still sees it.
    private static async Task TellVerdictAsync(CommandContext context, GateResult result)
    {
        if (!result.Deliveries.Any(d => d.Kind == ReportKinds.Console))
        {
            var headline = Headline.Of(result.Report);
            await context.Output.WriteLineAsync(HostileText.ForLog($"{headline.Word}: {headline.Counts}"));
            if (WorstReason.Of(result.Report) is { Length: > 0 } reason)
                await context.Output.WriteLineAsync(HostileText.ForLog(reason));
        }

        var places = result.Deliveries.OfType<Delivery.Delivered>().Where(d => d.Kind != ReportKinds.Console).Select(d => Shown(context, d.Where));
        await context.Output.WriteLineAsync(HostileText.ForLog($"Reports: {string.Join(", ", places)}"));
    }

    private static string Shown(CommandContext context, string where)
    {
        if (!Path.IsPathRooted(where))
            return where;
        var relative = Path.GetRelativePath(context.WorkingDirectory, where);
        return relative.StartsWith("..", StringComparison.Ordinal) ? where : relative.Replace('\\', '/');
    }

    /// <summary>What did not arrive, and why.</summary>
    public static async Task TellDeliveriesAsync(CommandContext context, IReadOnlyList<Delivery> deliveries)
    {
        foreach (var delivery in deliveries)
        {
            var text = delivery switch
            {
                Delivery.Undelivered failed => $"allocgate: error: the report \"{failed.Kind}\" was not delivered: {failed.Reason}",
                Delivery.Skipped skipped => $"allocgate: the report \"{skipped.Kind}\" was skipped: {skipped.Reason}",
                _ => null,
            };
            if (text is not null)
                await context.Error.WriteLineAsync(HostileText.ForLog(text));
        }
    }
}
