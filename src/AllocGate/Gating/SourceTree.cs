namespace AllocGate.Gating;

/// <summary>A tree of sources on disk. Disposing removes it where it was made for this run.</summary>
/// <param name="Root">Absolute path of the repository root in this tree.</param>
/// <param name="Commit">Full SHA that it stands for; absent for a working tree with uncommitted changes, or without git.</param>
/// <param name="Remove">Removes a temporary tree; absent for the user's own.</param>
public sealed record SourceTree(string Root, string? Commit, Func<ValueTask>? Remove = null) : IAsyncDisposable
{
    /// <summary>What a reader should know of this tree: a submodule that is not in it.</summary>
    public IReadOnlyList<string> Notices { get; init; } = [];

    public ValueTask DisposeAsync() => Remove is null ? ValueTask.CompletedTask : Remove();
}
