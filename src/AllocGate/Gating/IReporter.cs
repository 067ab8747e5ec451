using AllocGate.Core.Reporting;

namespace AllocGate.Gating;

/// <summary>Shows a finished report in one place.</summary>
public interface IReporter
{
    /// <summary>The name under which --report asks for it, such as "github-check".</summary>
    string Kind { get; }

    /// <summary>True where the report leaves this machine, which it does not before it is on disk.</summary>
    bool Sends => false;

    /// <summary>Delivers the report. An expected failure (no permission, no network) is a <see cref="Delivery"/>, not an exception.</summary>
    Task<Delivery> DeliverAsync(GateReport report, CancellationToken cancellationToken);
}
