namespace AllocGate.Core.Measuring;

/// <summary>A line of the repository.</summary>
/// <param name="Path">Relative to the repository root, with '/'.</param>
/// <param name="Line">1-based.</param>
public sealed record SourceLine(string Path, int Line);
