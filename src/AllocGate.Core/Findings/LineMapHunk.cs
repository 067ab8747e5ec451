namespace AllocGate.Core.Findings;

/// <summary>A place where the judged and the posted file differ.</summary>
/// <param name="JudgedStart">1-based first differing line in the judged file; for no lines, the line that follows the gap.</param>
/// <param name="JudgedCount">How many lines there, at least 0.</param>
/// <param name="PostedStart">1-based first differing line in the posted file; for no lines, the line that follows the gap.</param>
/// <param name="PostedCount">How many lines there, at least 0.</param>
public sealed record LineMapHunk(int JudgedStart, int JudgedCount, int PostedStart, int PostedCount);
