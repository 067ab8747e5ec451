using System.Diagnostics;

namespace AllocGate.EndToEnd.Tests.Running;

/// <summary>A process of this machine, as far as Linux shows it; elsewhere nothing is known of it.</summary>
/// <param name="CommandLine">Its words, apart by NUL.</param>
/// <param name="Variables">Its environment, apart by NUL.</param>
public sealed record RunningProcess(string CommandLine, string Variables)
{
    public static IReadOnlyList<RunningProcess> All() =>
        [.. Process.GetProcesses().Select(p => new RunningProcess(Read(p.Id, "cmdline"), Read(p.Id, "environ")))];

    /// <summary>Whether it works for a run that has this folder for temporary files.</summary>
    public bool IsOf(string temporaryFolder) =>
        CommandLine.Contains(temporaryFolder, StringComparison.Ordinal) || Variables.Contains(temporaryFolder, StringComparison.Ordinal);

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
