namespace AllocGate.Core.Findings;

/// <summary>Some lines of a source file.</summary>
/// <param name="FirstLine">1-based number of the first one.</param>
/// <param name="Lines">As they stand there, long ones cut. Hostile text.</param>
public sealed record SourceExcerpt(int FirstLine, IReadOnlyList<string> Lines);
