using AllocGate.Core.Measuring;

namespace AllocGate.Reporting.GitHub;

/// <summary>A remark on a line of the posted commit. Its texts are made safe already.</summary>
/// <param name="Level">How it is marked.</param>
/// <param name="Place">Where it stands in the posted commit; absent where that commit has no such line.</param>
/// <param name="EndLine">1-based last line, at least that of <paramref name="Place"/>.</param>
/// <param name="Title">At most 255 characters, GitHub's limit.</param>
/// <param name="Message">At most 4,000 characters, never empty.</param>
public sealed record Annotation(AnnotationLevel Level, SourceLine? Place, int EndLine, string Title, string Message);
