using AllocGate.Core.Judging;
using AllocGate.Core.Reporting;

namespace AllocGate.Reporting;

/// <summary>Why the verdict is what it is.</summary>
public static class Reasons
{
    public static string Title(Verdict verdict) => verdict is Verdict.Fail ? "Why it fails" : "Why there is no answer";

    /// <summary>All of them, what was not measured beside a failure last. Hostile text.</summary>
    public static IReadOnlyList<string> All(Verdict verdict) => verdict switch
    {
        Verdict.Fail fail => [.. fail.Reasons, .. fail.Doubts],
        Verdict.Inconclusive inconclusive => inconclusive.Reasons,
        _ => [],
    };

    /// <summary>Those that no row, finding or project of the report tells already. Hostile text.</summary>
    public static IReadOnlyList<string> NotToldElsewhere(GateReport report)
    {
        List<string> told =
        [
            .. report.Rows.Where(row => row.Standing() is RowStanding.Failing or RowStanding.Open).Select(row => row.Name + ": "),
            .. report.Families.SelectMany(family => family.Laws.Select(law => $"{family.Name}: {law.Explanation}")),
            .. report.Findings.Where(f => f.Finding.InScope).Select(f => $"{f.Finding.Location.Path}:{f.Finding.Location.Line}: {f.Finding.RuleId}: "),
            .. report.Projects.Where(p => p.Problem is not null).Select(p => $"{p.Project}: {p.Problem}"),
        ];
        return [.. All(report.Verdict).Where(reason => !told.Any(t => reason.StartsWith(t, StringComparison.Ordinal)))];
    }
}
