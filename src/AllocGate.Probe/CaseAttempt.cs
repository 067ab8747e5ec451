using AllocGate.Probe.Discovery;
using AllocGate.Probe.Running;
using AllocGate.Probe.Wire;

namespace AllocGate.Probe;

/// <summary>Runs a case and says what it failed with.</summary>
internal static class CaseAttempt
{
    /// <returns>Null when the case ran to its end.</returns>
    public static CaseFailure? FailureOf(Action attempt)
    {
        try
        {
            attempt();
            return null;
        }
        catch (DiscoveryException e)
        {
            return NotFound(e.Message);
        }
        catch (PhaseFailedException e)
        {
            return Failures.Describe(e.Phase, e.InnerException!);
        }
        catch (Exception e) when (e is NotSupportedException or InvalidCastException or InvalidProgramException or ArgumentException)
        {
            return new(FailurePhase.Probe, "unsupported", e.Message, null, null);
        }
    }

    public static CaseFailure NotFound(string why) => new(FailurePhase.Discovery, "not found", why, null, null);
}
