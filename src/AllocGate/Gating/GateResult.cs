using AllocGate.Core.Judging;
using AllocGate.Core.Reporting;

namespace AllocGate.Gating;

/// <summary>A finished run: the report, and what became of its deliveries.</summary>
public sealed record GateResult(GateReport Report, IReadOnlyList<Delivery> Deliveries)
{
    public ExitCode ExitCode => ExitCodes.Of(Report.Verdict, Deliveries.All(d => d is not Delivery.Undelivered));
}
