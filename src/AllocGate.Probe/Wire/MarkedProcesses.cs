using System.Diagnostics;

namespace AllocGate.Probe.Wire;

/// <summary>
/// The processes that a benchmark has started, however far they have detached themselves: they inherit a variable that names the folder
/// they were measured in, and most of them that folder. Linux alone shows both; elsewhere only a process that is still below the probe is found.
/// </summary>
public static class MarkedProcesses
{
    /// <summary>Set for a measuring process: the absolute path of a folder that no other one has.</summary>
    public const string Variable = "ALLOCGATE_MEASURED_IN";

    // A process that keeps starting others may be a step ahead once or twice.
    private const int Rounds = 10;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    /// <summary>Kills all of them but this process.</summary>
    /// <param name="folder">Absolute path; processes of folders below it are meant too.</param>
    public static void End(string folder)
    {
        for (var round = 0; round < Rounds; round++)
        {
            var found = Find(folder).ToList();
            if (found.Count == 0)
                return;
            found.ForEach(End);
        }
    }

    private static IEnumerable<int> Find(string folder) =>
        from entry in OperatingSystem.IsLinux() ? Directory.EnumerateDirectories("/proc") : []
        let id = int.TryParse(Path.GetFileName(entry), out var number) ? number : 0
        where id > 0 && id != Environment.ProcessId && (Lies(Variables(entry).FirstOrDefault(IsMarker), folder) || Lies(WorkingDirectory(entry), folder))
        select id;

    private static bool IsMarker(string variable) => variable.StartsWith(Variable + "=", StringComparison.Ordinal);

    private static bool Lies(string? place, string folder)
    {
        var path = place is null ? "" : place[(place.IndexOf('=', StringComparison.Ordinal) + 1)..];
        return path == folder || path.StartsWith(folder + "/", StringComparison.Ordinal);
    }

    private static string[] Variables(string entry)
    {
        try
        {
            return File.ReadAllText(Path.Combine(entry, "environ")).Split('\0');
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Somebody else's, or gone already.
            return [];
        }
    }

    private static string? WorkingDirectory(string entry)
    {
        try
        {
            return new FileInfo(Path.Combine(entry, "cwd")).LinkTarget;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static void End(int id)
    {
        try
        {
            using var process = Process.GetProcessById(id);
            process.Kill();
            process.WaitForExit(Patience);
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException or System.ComponentModel.Win32Exception)
        {
            // It has ended by itself.
        }
    }
}
