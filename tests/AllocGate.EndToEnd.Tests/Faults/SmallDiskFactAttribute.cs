using System.ComponentModel;
using System.Diagnostics;

namespace AllocGate.EndToEnd.Tests.Faults;

/// <summary>A test that mounts a small disk for itself; skipped where a user may not do that.</summary>
public sealed class SmallDiskFactAttribute : FactAttribute
{
    /// <summary>Runs what follows as a shell command that may mount.</summary>
    public static readonly string[] Shell = ["unshare", "--user", "--map-root-user", "--mount", "sh", "-c"];

    public SmallDiskFactAttribute()
    {
        if (!CanMount())
            Skip = "needs unshare and a kernel that lets users mount";
    }

    private static bool CanMount()
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(Shell[0], [.. Shell[1..], "mount -t tmpfs none /mnt"]) { RedirectStandardError = true })!;
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (Win32Exception)
        {
            return false;
        }
    }
}
