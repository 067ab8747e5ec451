using AllocGate.Core.Reporting;
using AllocGate.Gating;

namespace AllocGate.Reporting;

/// <summary>
/// A reporter that was chosen because it fits the place, not because somebody asked for it: where it cannot deliver, that is said and is no
/// failure. A token that may not write checks is the usual case; the workflow commands annotate then.
/// </summary>
internal sealed class UnaskedReporter(IReporter reporter) : IReporter
{
    public string Kind => reporter.Kind;

    public bool Sends => reporter.Sends;

    public async Task<Delivery> DeliverAsync(GateReport report, CancellationToken cancellationToken) =>
        await reporter.DeliverAsync(report, cancellationToken) switch
        {
            Delivery.Undelivered failed => new Delivery.Skipped(failed.Kind, failed.Reason),
            var delivery => delivery,
        };
}
