using AllocGate.Core.Judging;
using AllocGate.Core.Reporting;

namespace AllocGate.Gating;

/// <summary>A finished run: the report, and what became of its deliveries.</summary>
public sealed record GateResult(GateReport Report, IReadOnlyList<Delivery> Deliveries)
{
    public ExitCode ExitCode => ExitCodes.Of(Report.Verdict, Deliveries.All(d => d is not Delivery.Undelivered));

    /// <summary>Delivers a finished report.</summary>
    /// <param name="report">What was found out and judged.</param>
    /// <param name="reporters">Where it goes, in this order; the first one writes it to disk.</param>
    public static async Task<GateResult> DeliverAsync(GateReport report, IReadOnlyList<IReporter> reporters, CancellationToken cancellationToken)
    {
        var deliveries = new List<Delivery>();
        foreach (var reporter in reporters)
        {
            var onDisk = deliveries is not [Delivery.Undelivered, ..];
            deliveries.Add(onDisk || !reporter.Sends
                ? await reporter.DeliverAsync(report, cancellationToken)
                : new Delivery.Skipped(reporter.Kind, "nothing leaves before the report is on disk"));
        }

        return new GateResult(report, deliveries);
    }
}
