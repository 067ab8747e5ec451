namespace AllocGate.Git;

/// <summary>The base, or why there is none.</summary>
/// <param name="Commit">Full SHA; absent where there is nothing to compare with.</param>
/// <param name="Description">For a person.</param>
internal sealed record FoundBase(string? Commit, string Description);
