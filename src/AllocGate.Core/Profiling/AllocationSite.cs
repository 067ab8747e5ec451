namespace AllocGate.Core.Profiling;

/// <summary>Objects of one type that one line allocated.</summary>
/// <param name="Line">The innermost line of the repository on the stack; absent where none of the repository's code was on it.</param>
/// <param name="Type">Their type as the source names it. Hostile text.</param>
/// <param name="Bytes">B, all operations together.</param>
/// <param name="Objects">How many, all operations together.</param>
/// <param name="Callers">Further lines of the repository that led there, innermost first.</param>
public sealed record AllocationSite(CodeLine? Line, string Type, long Bytes, long Objects, IReadOnlyList<CodeLine> Callers);
