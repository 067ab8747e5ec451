namespace AllocGate.Git;

/// <summary>What a patch says of one file.</summary>
/// <param name="OldPath">Absent for an added file.</param>
/// <param name="NewPath">Absent for a deleted file.</param>
/// <param name="Binary">True where git showed no lines.</param>
/// <param name="Submodule">True for a submodule's commit, which is no file.</param>
internal sealed record FilePatch(string? OldPath, string? NewPath, bool Binary, bool Submodule, IReadOnlyList<PatchHunk> Hunks);
