using AllocGate.Core.Measuring;

namespace AllocGate.Core.Comparing;

/// <summary>Growth since the figure that was accepted last, where each step on the way was too small to fail.</summary>
internal static class CreepComparison
{
    /// <param name="comparison">Head against the present baseline.</param>
    /// <param name="accepted">The figure that was accepted last; absent where the present one is it.</param>
    /// <param name="thresholds">The limits.</param>
    public static Comparison Check(Comparison comparison, Reading? accepted, Thresholds thresholds)
    {
        if (comparison.Fails || comparison.IsOpen || accepted is not { HasFigure: true } || !comparison.Head.HasFigure)
            return comparison;
        var growth = comparison.Head.Lowest.ToDecimal() - accepted.Highest.ToDecimal();
        if (growth <= 0 || growth < thresholds.CreepLimit(comparison.Metric, accepted.Highest))
            return comparison;
        return comparison with
        {
            Outcome = ComparisonOutcome.Regressed,
            Explanation = $"{comparison.Metric.ToString().ToLowerInvariant()} crept from {accepted.Estimate}, accepted last, to {comparison.Head.Estimate} (+{growth:#,0.##}), in steps too small to fail one by one",
            Crept = true,
        };
    }
}
