using AllocGate.Core.Comparing;

namespace AllocGate.Core.Waiving;

/// <summary>Says of each row that fails the one line that would accept it.</summary>
public static class AcceptingLines
{
    /// <summary>What stands between an explanation and the command that accepts it.</summary>
    public const string Opening = "; if that is meant: ";

    public static IReadOnlyList<ComparedRow> AddTo(IReadOnlyList<ComparedRow> rows) =>
        [.. rows.Select(row => row with { Comparisons = [.. row.Comparisons.Select(c => Line(row, c) is { } line ? c with { Explanation = c.Explanation + line } : c)] })];

    private static string? Line(ComparedRow row, Comparison comparison) => comparison switch
    {
        { WaivedBy: not null } => null,
        { Outcome: ComparisonOutcome.Missing } when row.RenamedTo is { } now =>
            $"; if so, allocgate.json accepts it with \"renames\": {{ {Json(row.Key.Benchmark)}: {Json(now)} }}",
        { Outcome: ComparisonOutcome.Missing } => $"{Opening}allocgate accept {Quoted(row.Key.Benchmark)} --metric missing --reason '…'",
        { Outcome: ComparisonOutcome.Regressed or ComparisonOutcome.OverBudget or ComparisonOutcome.StillAlive } =>
            $"{Opening}allocgate accept {Quoted(row.Key.Benchmark)} --metric {Waivers.Subject(comparison.Metric)} --reason '…'",
        { Outcome: ComparisonOutcome.FailedOnHead } => "; nothing accepts this but a benchmark that runs, or that is deleted",
        { Outcome: ComparisonOutcome.Incomparable } => "; to measure the base here: --baseline measure",
        _ => null,
    };

    // The id comes from the change, and the line is there to be copied into a shell: nothing of it may be read by one.
    private static string Quoted(string id) => $"'{string.Concat(id.Select(c => c is '\'' or '\\' || char.IsControl(c) ? '?' : c))}'";

    private static string Json(string id) => System.Text.Json.JsonSerializer.Serialize(id);
}
