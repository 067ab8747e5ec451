namespace AllocGate.Git;

/// <summary>What is judged: a commit, or the working tree over one.</summary>
/// <param name="Commit">Full SHA.</param>
/// <param name="Dirty">True for a working tree that differs from the commit.</param>
/// <param name="Untracked">True where files that git does not know yet count too.</param>
internal sealed record Judged(string Commit, bool Dirty, bool Untracked);
