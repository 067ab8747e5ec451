namespace AllocGate.Gating;

/// <summary>What the user says about the two sides; the event and git say the rest.</summary>
/// <param name="WorkingDirectory">Absolute path of a folder in the repository.</param>
/// <param name="Base">--base: a revision, or nothing.</param>
/// <param name="Head">--head: a revision, or nothing for the tree as it stands.</param>
/// <param name="NeedsBase">False where a baseline file makes a base commit optional: then a base that cannot be found is a notice, not an error.</param>
public sealed record ChangeRequest(string WorkingDirectory, string? Base, string? Head, bool NeedsBase)
{
    /// <summary>
    /// Called while a change since <see cref="Base"/> is still being resolved, with the paths that seem to have changed, relative to the root with '/':
    /// what can begin early may begin with them. They are a hint, neither all nor certain.
    /// </summary>
    public Action<IReadOnlyList<string>>? OnPaths { get; init; }
}
