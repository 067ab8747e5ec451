using System.Text.Json;
using System.Text.Json.Nodes;
using AllocGate.Core.Comparing;
using AllocGate.Core.Judging;
using AllocGate.Core.Measuring;
using AllocGate.Core.Reporting;

namespace AllocGate.Reporting.Markdown;

/// <summary>The waiver that would accept the worst thing in a report, for its reader to copy.</summary>
internal static class WaiverExample
{
    private const int Days = 90;
    private const int MaxLength = 2_000;

    /// <summary>One line of JSON, safe in a code block; absent where nothing fails that a waiver can accept.</summary>
    public static string? For(GateReport report)
    {
        if (report.Verdict is not Verdict.Fail)
            return null;
        var expires = DateOnly.FromDateTime(report.CreatedAt.UtcDateTime.Date).AddDays(Days).ToString("yyyy-MM-dd");
        var example = ForRow(report, expires) ?? ForLaw(report, expires) ?? ForFinding(report, expires);
        // Nobody copies a longer one, and a part of a target accepts nothing.
        return example?.Length <= MaxLength ? example : null;
    }

    private static string? ForRow(GateReport report, string expires)
    {
        var alive =
            from row in WorstFirst.Rows(report.Rows)
            from comparison in row.Comparisons
            where comparison is { WaivedBy: null, Outcome: ComparisonOutcome.StillAlive }
            select Waiver(
                ("target", row.Key.Benchmark), ("metric", OutcomeWords.Of(comparison.Metric)), ("reason", "…"), ("expires", expires));
        var failing =
            from row in WorstFirst.Rows(report.Rows)
            from comparison in row.Comparisons
            where comparison is
            {
                WaivedBy: null,
                Outcome: ComparisonOutcome.Regressed or ComparisonOutcome.OverBudget,
                Head.HasFigure: true,
            }
            select Waiver(
                ("target", row.Key.Benchmark),
                ("metric", OutcomeWords.Of(comparison.Metric)),
                ("ceiling", $"{decimal.Ceiling(comparison.Head.Highest.ToDecimal()):0} B"),
                ("reason", "…"),
                ("expires", expires));
        return failing.Concat(alive).FirstOrDefault();
    }

    private static string? ForLaw(GateReport report, string expires)
    {
        var failing =
            from family in report.Families
            from law in family.Laws
            where law is { Fails: true, WaivedBy: null, Head: ScalingLaw.Fitted { Points: [.., { Bytes.HasFigure: true }] } }
            select Waiver(
                ("target", family.Key.Benchmark),
                ("metric", OutcomeWords.Of(law.Metric)),
                ("ceiling", $"{decimal.Ceiling(((ScalingLaw.Fitted)law.Head).Points[^1].Bytes.Highest.ToDecimal()):0} B"),
                ("reason", "…"),
                ("expires", expires));
        return failing.FirstOrDefault();
    }

    private static string? ForFinding(GateReport report, string expires) =>
        WorstFirst.Findings(report.Findings.Where(f => f.WaivedBy is null && f.Finding.InScope))
            .Select(f => Waiver(("target", f.Finding.Location.Path), ("rule", f.Finding.RuleId), ("reason", "…"), ("expires", expires)))
            .FirstOrDefault();

    private static string Waiver(params (string Name, string Value)[] properties)
    {
        var waiver = new JsonObject(properties.Select(p => KeyValuePair.Create<string, JsonNode?>(p.Name, JsonValue.Create(p.Value))));
        return waiver.ToJsonString(new JsonSerializerOptions { WriteIndented = false }).Replace("\\u2026", "…", StringComparison.Ordinal);
    }
}
