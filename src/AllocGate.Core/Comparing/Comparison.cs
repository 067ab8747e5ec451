using System.Text.Json.Serialization;
using AllocGate.Core.Measuring;

namespace AllocGate.Core.Comparing;

/// <summary>One metric of one row, base against head.</summary>
/// <param name="Metric">What is compared.</param>
/// <param name="Base">The base's reading; <see cref="Reading.NotMeasured"/> where base has none.</param>
/// <param name="Head">The head's reading; <see cref="Reading.NotMeasured"/> where head has none.</param>
/// <param name="Outcome">What it came to.</param>
/// <param name="Explanation">One sentence for a person; empty where the figures say it all.</param>
/// <param name="WaivedBy">The reason of the waiver that accepts the outcome; absent where none does.</param>
public sealed record Comparison(
    Metric Metric,
    Reading Base,
    Reading Head,
    ComparisonOutcome Outcome,
    string Explanation,
    string? WaivedBy = null)
{
    /// <summary>True where the growth is that since the figure accepted last, and no single step failed.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Crept { get; init; }

    /// <summary>True where the outcome fails the gate, waiver or not.</summary>
    public bool Fails => Outcome
        is ComparisonOutcome.Regressed or ComparisonOutcome.OverBudget or ComparisonOutcome.StillAlive or ComparisonOutcome.Missing or ComparisonOutcome.FailedOnHead;

    /// <summary>True where the outcome leaves the gate without an answer.</summary>
    public bool IsOpen => Outcome
        is ComparisonOutcome.FailedWithoutComparison or ComparisonOutcome.Incomparable or ComparisonOutcome.Noisy or ComparisonOutcome.NotMeasured;
}
