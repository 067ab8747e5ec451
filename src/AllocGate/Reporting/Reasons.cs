using AllocGate.Core.Judging;
using AllocGate.Core.Reporting;

namespace AllocGate.Reporting;

/// <summary>Why the verdict is what it is.</summary>
public static class Reasons
{
    private const int MostRepeated = 5;

    /// <summary>All of them, what was not measured beside a failure last. Hostile text.</summary>
    public static IReadOnlyList<string> All(Verdict verdict) => verdict switch
    {
        Verdict.Fail fail => [.. fail.Reasons, .. fail.Doubts],
        Verdict.Inconclusive inconclusive => inconclusive.Reasons,
        _ => [],
    };

    /// <summary>
    /// What a report says of its verdict beside its rows and findings, title by title. What fails and what is not known are told apart: a failure
    /// that a finding tells must not look like one for want of a base. Hostile text.
    /// </summary>
    public static IReadOnlyList<(string Title, IReadOnlyList<string> Entries)> Sections(GateReport report)
    {
        var (failures, doubts) = report.Verdict switch
        {
            Verdict.Fail fail => (fail.Reasons, fail.Doubts),
            Verdict.Inconclusive inconclusive => ([], inconclusive.Reasons),
            _ => ((IReadOnlyList<string>)[], (IReadOnlyList<string>)[]),
        };
        var told = ToldElsewhere(report);
        List<string> open = [.. doubts.Where(reason => !IsTold(reason))];
        List<string> failing = [.. failures.Where(reason => !IsTold(reason))];
        if (failing.Count == 0 && open.Count > 0)
            failing = [.. failures.Take(MostRepeated), .. failures.Count > MostRepeated ? [$"… and {failures.Count - MostRepeated:#,0} more"] : Array.Empty<string>()];
        List<(string, IReadOnlyList<string>)> sections = [];
        if (failing.Count > 0)
            sections.Add(("Why it fails", failing));
        if (open.Count > 0)
            sections.Add((failing.Count > 0 ? "What is not known besides" : "Why there is no answer", open));
        return sections;

        bool IsTold(string reason) => told.Any(t => reason.StartsWith(t, StringComparison.Ordinal));
    }

    private static List<string> ToldElsewhere(GateReport report) =>
    [
        .. report.Rows.Where(row => row.Standing() is RowStanding.Failing or RowStanding.Open).Select(row => row.Name + ": "),
        .. report.Families.SelectMany(family => family.Laws.Select(law => $"{family.Name}: {law.Explanation}")),
        .. report.Findings.Where(f => f.Finding.InScope).Select(f => $"{f.Finding.Location.Path}:{f.Finding.Location.Line}: {f.Finding.RuleId}: "),
        .. report.Projects.Where(p => p.Problem is not null).Select(p => $"{p.Project}: {p.Problem}"),
    ];
}
