using AllocGate.Core.Comparing;
using AllocGate.Core.Reporting;

namespace AllocGate.Reporting;

/// <summary>What measuring found that fails, is open, or is waived; worst first. Metrics that came to the same are one issue.</summary>
internal static class MeasuredIssues
{
    public static IEnumerable<MeasuredIssue> Of(GateReport report) =>
        WorstFirst.Rows(report.Rows).SelectMany(OfRow).Concat(report.Families.SelectMany(OfFamily)).OrderBy(issue => issue.Standing);

    private static IEnumerable<MeasuredIssue> OfRow(ComparedRow row) =>
        from comparison in row.Comparisons
        where Matters(comparison.Standing())
        group comparison by (comparison.Outcome, Said: Said(comparison), comparison.WaivedBy) into same
        let metrics = string.Join(", ", same.Select(c => OutcomeWords.Of(c.Metric)))
        select new MeasuredIssue(
            row.Key, row.Name, same.Key.Outcome, metrics, same.First().Standing(), row.AllocatingLines?.ChangedLine ?? row.Location,
            $"{OutcomeWords.Of(same.First()).TrimStart('?', ' ')}: {row.Name}: {same.Key.Said}", Accepted(same.First().Standing(), same.Key.WaivedBy))
        {
            Row = row,
        };

    private static IEnumerable<MeasuredIssue> OfFamily(ComparedFamily family) =>
        from law in family.Laws
        where Matters(law.Standing())
        select new MeasuredIssue(
            family.Key, family.Name, law.Outcome, OutcomeWords.Of(law.Metric), law.Standing(), family.Location,
            $"{LawWords.Word(law).TrimStart('?', ' ')}: {family.Name}: {law.Explanation}", Accepted(law.Standing(), law.WaivedBy));

    private static string Said(Comparison comparison) => comparison.Explanation.Length > 0
        ? comparison.Explanation
        : $"{OutcomeWords.Of(comparison.Metric)} {Figures.Pair(comparison.Base, comparison.Head)}";

    private static bool Matters(RowStanding standing) => standing is RowStanding.Failing or RowStanding.Open or RowStanding.Waived;

    private static string? Accepted(RowStanding standing, string? reason) => standing == RowStanding.Waived ? reason : null;
}
