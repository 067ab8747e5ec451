using AllocGate.Core.Comparing;

namespace AllocGate.Reporting;

/// <summary>What a report says below its table of a row that fails, is open, is waived, or has something to explain.</summary>
public static class RowReasons
{
    /// <summary>One line a metric, such as "allocated REGRESSED: grew beyond 24 B and 1%". Hostile text.</summary>
    public static IEnumerable<string> Of(ComparedRow row)
    {
        foreach (var comparison in row.Comparisons.Where(NeedsSaying))
            yield return $"{OutcomeWords.Of(comparison.Metric)} {OutcomeWords.Of(comparison)}" + Why(comparison);
    }

    private static bool NeedsSaying(Comparison comparison) => comparison.Standing() != RowStanding.Unchanged
        && (comparison.Standing() != RowStanding.Changed || comparison.Explanation.Length > 0);

    private static string Why(Comparison comparison)
    {
        List<string> parts = [comparison.Explanation];
        if (comparison.Fails || comparison.IsOpen)
        {
            parts.Add(Side("head", ReadingReason.Of(comparison.Head)));
            parts.Add(Side("base", ReadingReason.Of(comparison.Base)));
        }

        if (comparison is { Fails: true, WaivedBy: { } reason })
            parts.Add($"waived: {reason}");
        parts.RemoveAll(string.IsNullOrEmpty);
        return parts.Count == 0 ? "" : ": " + string.Join("; ", parts);
    }

    private static string Side(string side, string reason) => reason.Length == 0 ? "" : $"{side} {reason}";
}
