using AllocGate.Core.Findings;

namespace AllocGate.Core.Waiving;

/// <summary>A finding as it stands in the report.</summary>
/// <param name="Finding">The rule hit, marked with its scope.</param>
/// <param name="WaivedBy">The reason of the waiver that accepts it; absent where none does.</param>
public sealed record ReportedFinding(Finding Finding, string? WaivedBy = null);
