namespace AllocGate.Core.Profiling;

/// <summary>Objects of one type that one line allocates, and what became of them since base.</summary>
/// <param name="Line">The innermost line of the repository on the stack; absent where none of the repository's code was on it.</param>
/// <param name="Type">Their type as the source names it. Hostile text.</param>
/// <param name="Head">At head.</param>
/// <param name="Base">At base, 0 where the line did not allocate there; absent where base was not profiled.</param>
/// <param name="Callers">Further lines of the repository that led there, innermost first.</param>
public sealed record AllocatingLine(
    CodeLine? Line,
    string Type,
    AllocationCount Head,
    AllocationCount? Base,
    IReadOnlyList<CodeLine> Callers)
{
    /// <summary>Head minus base in B/op, for display and order only; head alone where base was not profiled.</summary>
    public decimal Growth => Head.BytesPerOperation.ToDecimal() - (Base?.BytesPerOperation.ToDecimal() ?? 0);
}
