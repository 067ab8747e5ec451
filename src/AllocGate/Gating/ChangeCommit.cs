namespace AllocGate.Gating;

/// <summary>A commit of the change that accepts something.</summary>
/// <param name="Commit">Full SHA.</param>
/// <param name="Author">Hostile text.</param>
/// <param name="Accepts">The values of its AllocGate-Accept trailers; hostile text.</param>
public sealed record ChangeCommit(string Commit, string Author, IReadOnlyList<string> Accepts);
