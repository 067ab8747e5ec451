using AllocGate.Core.Reporting;

namespace AllocGate.Reporting;

/// <summary>The one reason to name where there is room for one.</summary>
public static class WorstReason
{
    /// <summary>That of the worst row, else of the worst finding, else the verdict's first; empty where the gate passes. Hostile text.</summary>
    public static string Of(GateReport report)
    {
        var reasons = Reasons.All(report.Verdict);
        if (reasons.Count == 0)
            return "";
        var rows = WorstFirst.Rows(report.Rows).Where(row => row.Standing() is RowStanding.Failing).Select(row => row.Name + ": ");
        var findings = WorstFirst.Findings(report.Findings).Where(f => f is { WaivedBy: null, Finding.InScope: true })
            .Select(f => $"{f.Finding.Location.Path}:{f.Finding.Location.Line}: {f.Finding.RuleId}: ");
        var worst = rows.Concat(findings)
            .Select(start => reasons.FirstOrDefault(reason => reason.StartsWith(start, StringComparison.Ordinal)))
            .FirstOrDefault(reason => reason is not null) ?? reasons[0];
        return reasons.Count == 1 ? worst : $"{reasons.Count:#,0} reasons, the worst: {worst}";
    }
}
