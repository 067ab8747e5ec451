using System.Diagnostics.Tracing;

namespace AllocGate.Probe.Profiling;

/// <summary>
/// Lets the runtime report every single object while it exists. The trace's own session, set up by the tool, asks for sampled
/// objects at the high rate; a second session that asks for the low rate makes the runtime report all of them. So that what
/// comes before the profiled operations costs little.
/// </summary>
internal sealed class ObjectEvents : EventListener
{
    private const string RuntimeSource = "Microsoft-Windows-DotNETRuntime";

    // GCSampledObjectAllocationLow; the high rate is 0x200000.
    private const EventKeywords LowRate = (EventKeywords)0x2000000;

    // ThreadTransfer: next to nothing.
    private const EventKeywords Hardly = (EventKeywords)0x80000000;

    private readonly EventSource? _runtime = EventSource.GetSources().FirstOrDefault(s => s.Name == RuntimeSource);

    public ObjectEvents()
    {
        if (_runtime is not null)
            EnableEvents(_runtime, EventLevel.Informational, LowRate);
    }

    /// <summary>False where the project's runtimeconfig switches event sources off: then nothing can be recorded.</summary>
    public bool IsListening => _runtime is not null;

    public override void Dispose()
    {
        // A session that merely ends leaves the runtime reporting every object; one that asks for something else does not.
        if (_runtime is not null)
            EnableEvents(_runtime, EventLevel.Informational, Hardly);
        base.Dispose();
    }
}
