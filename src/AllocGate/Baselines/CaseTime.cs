using AllocGate.Core.Measuring;

namespace AllocGate.Baselines;

/// <summary>How long one case took when it was measured last.</summary>
/// <param name="Seconds">Wall time.</param>
internal sealed record CaseTime(RowKey Key, double Seconds);
