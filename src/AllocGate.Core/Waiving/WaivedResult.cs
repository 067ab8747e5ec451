using AllocGate.Core.Comparing;

namespace AllocGate.Core.Waiving;

/// <summary>Rows and findings with the allowlist applied.</summary>
/// <param name="Rows">All rows, accepted ones marked.</param>
/// <param name="Families">All families of bulk inserts, accepted laws marked.</param>
/// <param name="Findings">All findings, accepted ones marked.</param>
/// <param name="Uses">Every waiver and what became of it.</param>
public sealed record WaivedResult(
    IReadOnlyList<ComparedRow> Rows, IReadOnlyList<ComparedFamily> Families, IReadOnlyList<ReportedFinding> Findings, IReadOnlyList<WaiverUse> Uses);
