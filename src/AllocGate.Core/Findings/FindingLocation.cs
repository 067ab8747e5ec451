namespace AllocGate.Core.Findings;

/// <summary>A place in a source file.</summary>
/// <param name="Path">Relative to the repository root, with '/'.</param>
/// <param name="Line">1-based first line.</param>
/// <param name="Column">1-based first column.</param>
/// <param name="EndLine">1-based last line.</param>
/// <param name="EndColumn">1-based column behind the last character.</param>
/// <param name="Label">What stands there, such as "captured here"; empty for the finding's own place.</param>
public sealed record FindingLocation(string Path, int Line, int Column, int EndLine, int EndColumn, string Label = "");
