using System.Diagnostics.Tracing;
using System.Reflection;

namespace AllocGate.Probe.Counting;

/// <summary>
/// Listens to the runtime for one method reaching its final code. A compiler that is merely quiet is no proof: on a busy
/// machine its background thread may just not have run yet.
/// </summary>
internal sealed class MethodTier : EventListener
{
    private const string RuntimeSource = "Microsoft-Windows-DotNETRuntime";
    private const EventKeywords JitKeyword = (EventKeywords)0x10;
    private const int MethodLoadVerbose = 143;
    private const int TierShift = 7;
    private const int TierMask = 7;

    // MethodFlags of the runtime's MethodLoadVerbose event. The first two never change again: code that must not be
    // optimised, as in a debug build, and code that is optimised at once.
    private const int Unoptimised = 1;
    private const int Optimised = 2;
    private const int Tier1 = 4;

    private readonly ulong _method;
    private readonly string _name;
    private readonly string? _generic;
    private volatile bool _final;

    public MethodTier(MethodInfo method)
    {
        _method = (ulong)method.MethodHandle.Value;
        _name = method.Name;
        _generic = method.DeclaringType is { IsGenericType: true } type ? type.GetGenericTypeDefinition().FullName + "[" : null;
        if (EventSource.GetSources().FirstOrDefault(s => s.Name == RuntimeSource) is { } runtime)
        {
            IsListening = true;
            EnableEvents(runtime, EventLevel.Verbose, JitKeyword);
        }
    }

    /// <summary>False where the project's runtimeconfig switches event sources off.</summary>
    public bool IsListening { get; }

    public bool IsFinal => _final;

    protected override void OnEventWritten(EventWrittenEventArgs eventData)
    {
        if (eventData.EventId != MethodLoadVerbose || eventData.Payload is not { Count: >= 9 } payload)
            return;
        var flags = (uint)payload[5]!;
        if ((flags >> TierShift & TierMask) is not (Unoptimised or Optimised or Tier1))
            return;
        if ((ulong)payload[0]! == _method || IsSharedCode((string)payload[6]!, (string)payload[7]!))
            _final = true;
    }

    // Code shared between generic instantiations carries the id of the shared method, not of ours.
    private bool IsSharedCode(string type, string name) =>
        _generic is not null && name == _name && type.StartsWith(_generic, StringComparison.Ordinal);
}
