using AllocGate.Core.Measuring;

namespace AllocGate.Core.Comparing;

/// <summary>The scaling law of one metric, base against head, each part gated on its own.</summary>
/// <param name="Metric">Allocated or footprint.</param>
/// <param name="Base">Base's law, over the numbers of rows that both sides have.</param>
/// <param name="Head">Head's law.</param>
/// <param name="Outcome">What the worse of the two parts came to.</param>
/// <param name="Change">What kind of change it is.</param>
/// <param name="Explanation">One sentence for a person; empty where nothing changed.</param>
/// <param name="WaivedBy">The reason of the waiver that accepts the outcome; absent where none does.</param>
public sealed record ComparedLaw(
    Metric Metric,
    ScalingLaw Base,
    ScalingLaw Head,
    ComparisonOutcome Outcome,
    ScalingChange Change,
    string Explanation,
    string? WaivedBy = null)
{
    /// <summary>True where the outcome fails the gate, waiver or not.</summary>
    public bool Fails => Outcome is ComparisonOutcome.Regressed or ComparisonOutcome.OverBudget;

    /// <summary>True where the outcome leaves the gate without an answer.</summary>
    public bool IsOpen => Outcome is ComparisonOutcome.NotMeasured or ComparisonOutcome.Incomparable or ComparisonOutcome.Noisy;
}
