using AllocGate.Core.Measuring;

namespace AllocGate.Core.Profiling;

/// <summary>A statement of the repository in a stack.</summary>
/// <param name="Method">The method as the source names it, such as <c>Inserts.PutAll</c> or <c>Inserts.PutAll (lambda)</c>. Hostile text.</param>
/// <param name="Location">Where the statement begins.</param>
/// <param name="EndLine">1-based line where it ends, at least that of <paramref name="Location"/>.</param>
/// <param name="Text">Its first line in the source, without indentation; empty where the file is shorter. Hostile text.</param>
public sealed record CodeLine(string Method, SourceLine Location, int EndLine, string Text);
