using AllocGate.Core.Comparing;
using AllocGate.Core.Measuring;
using AllocGate.Core.Waiving;

namespace AllocGate.Reporting;

/// <summary>What a report says below its table of a row that fails, is open, is waived, or has something to explain.</summary>
public static class RowReasons
{
    /// <summary>Such as "REGRESSED: allocated grew from 1,008 B/op to 1,048 B/op". Hostile text.</summary>
    public static IEnumerable<string> Of(ComparedRow row) =>
        Renamed(row).Concat(row.Comparisons.Where(NeedsSaying).Select(Sentence).Distinct()).Concat(row.AllocatingLines is { } lines ? LineReasons.Of(lines) : []);

    private static IEnumerable<string> Renamed(ComparedRow row) => row.RenamedFrom is { } was ? [$"renamed: \"{was}\" at base, as allocgate.json says"] : [];

    // No table has a column for lifetimes, so they are always said.
    private static bool NeedsSaying(Comparison comparison) => comparison.Metric == Metric.Lifetimes || (comparison.Standing() != RowStanding.Unchanged
        && (comparison.Standing() != RowStanding.Changed || comparison.Explanation.Length > 0));

    private static string Sentence(Comparison comparison)
    {
        List<string> parts = [Explanation(comparison)];
        if (comparison.Fails || comparison.IsOpen)
            parts.AddRange(Sides(comparison).Where(side => !parts[0].Contains(side.Reason, StringComparison.Ordinal)).Select(side => $"{side.Name} {side.Reason}"));
        if (comparison is { Fails: true, WaivedBy: { } reason })
            parts.Add($"accepted because: {reason}");
        // The line to copy stands last.
        if (parts.Count > 1 && parts[0].Split(AcceptingLines.Opening) is [var what, var line])
            parts = [what, .. parts.Skip(1), AcceptingLines.Opening.TrimStart(' ', ';') + line];
        return $"{OutcomeWords.Of(comparison)}: {string.Join("; ", parts)}";
    }

    private static string Explanation(Comparison comparison) => comparison.Explanation.Length > 0
        ? comparison.Explanation
        : $"{OutcomeWords.Of(comparison.Metric)} {Figures.Pair(comparison.Base, comparison.Head)}";

    private static IEnumerable<(string Name, string Reason)> Sides(Comparison comparison) =>
        new[] { ("head:", ReadingReason.Of(comparison.Head)), ("base:", OfBase(comparison.Base)) }
            .Where(side => side.Item2.Length > 0 && comparison.Outcome != ComparisonOutcome.Missing);

    private static string OfBase(Reading reading) => reading is Reading.Tracked ? Figures.Of(reading) : ReadingReason.Of(reading);
}
