using System.Diagnostics;

namespace AllocGate.Bench.Measured;

/// <summary>Where the tool's assembly is.</summary>
internal static class Tool
{
    /// <summary>In IL, as it was built beside the bench.</summary>
    public static string AsBuilt { get; } = Path.Combine(AppContext.BaseDirectory, "allocgate.dll");

    /// <summary>As it ships: published for this machine, compiled ahead. In the short form, which has no figure to quote, as it was built.</summary>
    public static async Task<string> AsShippedAsync(BenchSettings settings, WorkFolder work, CancellationToken cancellationToken)
    {
        if (!settings.Ahead)
            return AsBuilt;
        var folder = work.New();
        var start = new ProcessStartInfo("dotnet", ["publish", Path.Combine(settings.Repository, "src", "AllocGate"), "-c", "Release", "--use-current-runtime", "-o", folder, "-nologo", "-v:q"]);
        await TimedProcess.RunAsync(start, _ => false, [], cancellationToken);
        return Path.Combine(folder, "allocgate.dll");
    }
}
