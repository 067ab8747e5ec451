namespace AllocGate.Measuring.Profiling;

/// <summary>What lets the runtime write a trace of its own, from its very start.</summary>
internal static class TraceVariables
{
    // Of Microsoft-Windows-DotNETRuntime: loaded modules (0x8), compiled methods (0x10) with the plain map of their code (0x20000),
    // objects at the high rate (0x200000), types (0x80000) with their names (0x1000000), tokens of methods that were inlined (0x4000000000).
    private const long RuntimeKeywords = 0x40012A0018;

    // Of its private provider: the rich map of compiled code, which knows inlined methods.
    private const long PrivateKeywords = 0x40000;

    /// <param name="file">Where the trace goes.</param>
    public static Dictionary<string, string?> To(string file) => new Dictionary<string, string?>
    {
        ["DOTNET_EnableEventPipe"] = "1",
        ["DOTNET_EventPipeConfig"] =
            $"Microsoft-Windows-DotNETRuntime:0x{RuntimeKeywords:x}:5,Microsoft-Windows-DotNETRuntimePrivate:0x{PrivateKeywords:x}:5",
        ["DOTNET_EventPipeOutputPath"] = file,
        ["DOTNET_EventPipeOutputStreaming"] = "1",
        // Everything was said while it happened.
        ["DOTNET_EventPipeRundown"] = "0",
        ["DOTNET_RichDebugInfo"] = "1",
    };
}
