namespace AllocGate.Core.Findings;

/// <summary>A rule hit that the source itself suppresses, by #pragma or [SuppressMessage]. It is shown and never judged.</summary>
/// <param name="Finding">The rule hit, marked with its scope.</param>
/// <param name="Justification">As the attribute, or the comment behind the pragma, gives it; absent where it gives none. Hostile text.</param>
public sealed record SuppressedFinding(Finding Finding, string? Justification);
