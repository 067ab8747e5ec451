using AllocGate.Gating;
using AllocGate.Probe.Wire;

namespace AllocGate.Measuring;

/// <summary>The environment of a measuring process: an allow-list, because benchmark code of a pull request runs in it.</summary>
internal static class ProbeVariables
{
    private static readonly string[] Allowed =
    [
        "PATH", "HOME", "USER", "LOGNAME", "LANG", "LC_ALL", "LC_CTYPE", "TZ",
        "DOTNET_ROOT", "DOTNET_ROOT_X64", "DOTNET_ROOT_ARM64", "DOTNET_SYSTEM_GLOBALIZATION_INVARIANT", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH",
        "SystemRoot", "SystemDrive", "windir", "ComSpec", "PATHEXT", "USERPROFILE", "APPDATA", "LOCALAPPDATA", "ProgramData",
        "ProgramFiles", "ProgramFiles(x86)", "PROCESSOR_ARCHITECTURE", "NUMBER_OF_PROCESSORS",
    ];

    /// <summary>The variable that hastens the compiler: BenchmarkDotNet keeps the runtime's own pace.</summary>
    public const string CallCountingDelay = "DOTNET_TC_CallCountingDelayMs";

    /// <summary>What to set (a value) and to remove (null) for a measuring process.</summary>
    /// <param name="own">This process's variables.</param>
    /// <param name="folder">The worker's own folder, by which its processes are found.</param>
    /// <param name="temporaryFiles">Its folder for temporary files.</param>
    /// <param name="heapLimit">The most that the managed heap may grow to, in B.</param>
    /// <param name="jit">The code to count.</param>
    public static IReadOnlyDictionary<string, string?> From(
        IReadOnlyDictionary<string, string> own, string folder, string temporaryFiles, long heapLimit, JitMode jit)
    {
        var variables = own.ToDictionary(
            v => v.Key,
            v => Allowed.Contains(v.Key, StringComparer.OrdinalIgnoreCase) ? v.Value : null,
            MeasuringEnvironment.Names);
        foreach (var name in (string[])["TMPDIR", "TEMP", "TMP"])
            variables[name] = temporaryFiles;
        variables[MarkedProcesses.Variable] = folder;
        variables["DOTNET_gcServer"] = "0";
        variables["DOTNET_gcConcurrent"] = "0";
        variables["DOTNET_GCDynamicAdaptationMode"] = "0";
        variables["DOTNET_GCHeapHardLimit"] = heapLimit.ToString("x");
        variables["DOTNET_TieredCompilation"] = jit == JitMode.Full ? "0" : "1";
        variables["DOTNET_TC_QuickJit"] = "1";
        variables["DOTNET_TC_QuickJitForLoops"] = "1";
        variables["DOTNET_TieredPGO"] = "1";
        variables[CallCountingDelay] = "5";
        variables["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1";
        return variables;
    }
}
