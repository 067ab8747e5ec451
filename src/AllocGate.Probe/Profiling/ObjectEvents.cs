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

    public ObjectEvents()
    {
        if (EventSource.GetSources().FirstOrDefault(s => s.Name == RuntimeSource) is { } runtime)
        {
            IsListening = true;
            EnableEvents(runtime, EventLevel.Informational, LowRate);
        }
    }

    /// <summary>False where the project's runtimeconfig switches event sources off: then nothing can be recorded.</summary>
    public bool IsListening { get; }
}
