namespace AllocGate.Core.Findings;

/// <summary>A file that the change adds or modifies.</summary>
/// <param name="Path">Its path at head, relative to the repository root, with '/'.</param>
/// <param name="BasePath">Its path at base, different after a rename; absent for an added file.</param>
/// <param name="Lines">Added or modified lines at head, white space and pure moves left out.</param>
public sealed record ChangedFile(string Path, string? BasePath, IReadOnlyList<LineRange> Lines);
