using System.Diagnostics;

namespace AllocGate.Bench.Measured;

/// <summary>Where the tool's assembly is.</summary>
internal static class Tool
{
    // A restore for one machine alone would write that into the lock files of the sources.
    private const string LockFileOfItsOwn = "-p:NuGetLockFilePath=obj/publish.packages.lock.json";

    /// <summary>In IL, as it was built beside the bench.</summary>
    public static string AsBuilt { get; } = Path.Combine(AppContext.BaseDirectory, "allocgate.dll");

    /// <summary>As it ships: published for this machine, compiled ahead. In the short form, which has no figure to quote, as it was built.</summary>
    public static async Task<string> AsShippedAsync(BenchSettings settings, WorkFolder work, CancellationToken cancellationToken)
    {
        if (!settings.Ahead)
            return AsBuilt;
        var folder = work.New();
        var start = new ProcessStartInfo("dotnet", ["publish", Path.Combine(settings.Repository, "src", "AllocGate"), "-c", "Release", "--use-current-runtime", "-o", folder, "-nologo", "-v:q", LockFileOfItsOwn]);
        await TimedProcess.RunAsync(start, _ => false, [], cancellationToken);
        return Path.Combine(folder, "allocgate.dll");
    }
}
