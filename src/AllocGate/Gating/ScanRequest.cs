namespace AllocGate.Gating;

/// <summary>Which sources the rules look at.</summary>
/// <param name="Head">The judged tree.</param>
/// <param name="Paths">Files or folders relative to the tree's root, with '/'; none: the whole tree.</param>
/// <param name="Change">The change; absent: everything is in scope.</param>
/// <param name="Framework">-f: binds against this framework instead of each project's own; absent: the project's.</param>
public sealed record ScanRequest(SourceTree Head, IReadOnlyList<string> Paths, ChangeSet? Change, string? Framework)
{
    /// <summary>The .editorconfig and .globalconfig files that count in place of the tree's own: contents by path relative to its root, with '/'.</summary>
    public IReadOnlyDictionary<string, byte[]>? Configurations { get; init; }
}
