using System.Collections.Concurrent;

namespace AllocGate.Scanning;

/// <summary>What a scan could not do, and what its reader should know. Each sentence is kept once.</summary>
internal sealed class ScanNotes
{
    private readonly ConcurrentDictionary<string, byte> _problems = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, byte> _notices = new(StringComparer.Ordinal);

    public IReadOnlyList<string> Problems => [.. _problems.Keys.Order(StringComparer.Ordinal)];

    public IReadOnlyList<string> Notices => [.. _notices.Keys.Order(StringComparer.Ordinal)];

    public void Problem(string text) => _problems.TryAdd(text, 0);

    public void Notice(string text) => _notices.TryAdd(text, 0);

    /// <summary>One sentence about many files: names the first three and counts the rest.</summary>
    /// <param name="what">What is true of them, such as "not scanned, F# is not supported".</param>
    public void Notice(IReadOnlyList<string> files, string what)
    {
        if (files.Count == 0)
            return;
        var named = string.Join(", ", files.Order(StringComparer.Ordinal).Take(3));
        Notice(files.Count > 3 ? $"{named} and {files.Count - 3} more: {what}" : $"{named}: {what}");
    }
}
