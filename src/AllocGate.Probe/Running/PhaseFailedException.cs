using AllocGate.Probe.Wire;

namespace AllocGate.Probe.Running;

/// <summary>The benchmark's own code threw.</summary>
internal sealed class PhaseFailedException(FailurePhase phase, Exception inner) : Exception(inner.Message, inner)
{
    public FailurePhase Phase { get; } = phase;

    public static T During<T>(FailurePhase phase, Func<T> work)
    {
        try
        {
            return work();
        }
        catch (Exception e) when (e is not PhaseFailedException)
        {
            throw new PhaseFailedException(phase, e);
        }
    }
}
