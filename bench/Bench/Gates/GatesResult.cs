namespace AllocGate.Bench.Gates;

/// <summary>Verdicts over recorded measurements.</summary>
/// <param name="Gates">What both sides were.</param>
/// <param name="Reasons">Why gates failed that should not, or were inconclusive, each with how many.</param>
internal sealed record GatesResult(string Gates, int Count, int Passed, int Failed, int Inconclusive, IReadOnlyList<string> Reasons);
