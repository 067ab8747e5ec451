namespace AllocGate.Measuring;

/// <summary>A project to measure.</summary>
/// <param name="Path">Relative to the tree's root, with '/'. As the user named it where it does not exist.</param>
/// <param name="Named">True where the user asked for it; false where it was found.</param>
/// <param name="Exists">False on the base side only, where a named project is not there yet.</param>
internal sealed record FoundProject(string Path, bool Named, bool Exists = true);
