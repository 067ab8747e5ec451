namespace AllocGate.Gating;

/// <summary>What the user says about the two sides; the event and git say the rest.</summary>
/// <param name="WorkingDirectory">Absolute path of a folder in the repository.</param>
/// <param name="Base">--base: a revision, or nothing.</param>
/// <param name="Head">--head: a revision, or nothing for the tree as it stands.</param>
/// <param name="NeedsBase">False where a baseline file makes a base commit optional: then a base that cannot be found is a notice, not an error.</param>
public sealed record ChangeRequest(string WorkingDirectory, string? Base, string? Head, bool NeedsBase);
