using System.Diagnostics;

namespace AllocGate.Bench.Killing;

/// <summary>A process that works for a run, as far as Linux shows it; elsewhere none is known.</summary>
/// <param name="CommandLine">Its words.</param>
internal sealed record LeftProcess(string CommandLine)
{
    public bool IsProbe => CommandLine.Contains("AllocGate.Probe.dll", StringComparison.Ordinal);

    /// <summary>Those whose environment or command line names the folder that the run has for temporary files.</summary>
    public static IReadOnlyList<LeftProcess> Of(string temporaryFolder) =>
    [
        .. from process in Process.GetProcesses()
           let words = Read(process.Id, "cmdline")
           where words.Contains(temporaryFolder, StringComparison.Ordinal) || Read(process.Id, "environ").Contains(temporaryFolder, StringComparison.Ordinal)
           select new LeftProcess(words.Replace('\0', ' ')),
    ];

    private static string Read(int id, string what)
    {
        try
        {
            return File.ReadAllText($"/proc/{id}/{what}");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }
}
