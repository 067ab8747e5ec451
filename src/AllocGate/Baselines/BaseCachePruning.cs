using System.Text.RegularExpressions;

namespace AllocGate.Baselines;

/// <summary>Keeps the cache small: what was not used for a month goes, and beyond a size what was used longest ago.</summary>
internal static partial class BaseCachePruning
{
    /// <summary>The most that all entries together take, in bytes.</summary>
    public const long MaximumLength = 64L << 20;

    private static readonly TimeSpan MaximumAge = TimeSpan.FromDays(30);

    /// <param name="folder">The cache's own. What does not look like an entry is left alone.</param>
    /// <param name="most">The most that all entries together may take, in bytes.</param>
    public static void Prune(string folder, DateTimeOffset now, long most = MaximumLength)
    {
        var commits = new DirectoryInfo(folder).GetDirectories().Where(d => Commit().IsMatch(d.Name)).ToList();
        var entries = commits.SelectMany(d => d.GetFiles()).Where(f => Entry().IsMatch(f.Name)).OrderByDescending(f => f.LastWriteTimeUtc);
        foreach (var entry in entries)
        {
            most -= entry.Length;
            if (most < 0 || now.UtcDateTime - entry.LastWriteTimeUtc > MaximumAge)
                entry.Delete();
        }

        foreach (var commit in commits.Where(d => !d.EnumerateFileSystemInfos().Any()))
            commit.Delete();
    }

    [GeneratedRegex(@"\A[0-9a-f]{40,64}\z")]
    private static partial Regex Commit();

    // One that was not renamed yet belongs to a run that was killed, or to one that is running: both are young or old enough.
    [GeneratedRegex(@"\A[0-9a-f]{32}\.json(\.[0-9a-f]{32}\.tmp)?\z")]
    private static partial Regex Entry();
}
