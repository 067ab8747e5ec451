using AllocGate.Core.Comparing;

namespace AllocGate.Core.Waiving;

/// <summary>Says of each row that fails, or that nothing holds yet, the one line that would accept it.</summary>
public static class AcceptingLines
{
    /// <summary>What stands between an explanation and the command that accepts it.</summary>
    public const string Opening = "; if that is meant: ";

    /// <param name="rows">Rows of a gate.</param>
    /// <param name="againstFile">True where head is held against a baseline file.</param>
    public static IReadOnlyList<ComparedRow> AddTo(IReadOnlyList<ComparedRow> rows, bool againstFile) =>
        [.. rows.Select(row => With(row, c => Line(row, c, againstFile)))];

    /// <summary>The renames alone: where two files are compared, no commit of a change accepts anything.</summary>
    public static IReadOnlyList<ComparedRow> AddRenamesTo(IReadOnlyList<ComparedRow> rows) =>
        [.. rows.Select(row => row.RenamedTo is null ? row : With(row, c => Line(row, c, againstFile: false)))];

    private static ComparedRow With(ComparedRow row, Func<Comparison, string?> line) =>
        row with { Comparisons = [.. row.Comparisons.Select(c => line(c) is { } text ? c with { Explanation = c.Explanation + text } : c)] };

    private static string? Line(ComparedRow row, Comparison comparison, bool againstFile) => comparison switch
    {
        { WaivedBy: not null } => null,
        { Outcome: ComparisonOutcome.New, Metric: Measuring.Metric.Allocated, Explanation: "" } when againstFile =>
            $"the baseline file does not have it yet: allocgate baseline update --only {Quoted(row.Key.Benchmark)}",
        { Outcome: ComparisonOutcome.Missing } when row.RenamedTo is { } now =>
            $"; if so, allocgate.json accepts it with \"renames\": {{ {Json(row.Key.Benchmark)}: {Json(now)} }}",
        { Outcome: ComparisonOutcome.Missing } => $"{Opening}allocgate accept {Quoted(row.Key.Benchmark)} --metric missing --reason '…'",
        { Outcome: ComparisonOutcome.Regressed or ComparisonOutcome.OverBudget or ComparisonOutcome.StillAlive } =>
            $"{Opening}allocgate accept {Quoted(row.Key.Benchmark)} --metric {Waivers.Subject(comparison.Metric)} --reason '…'",
        { Outcome: ComparisonOutcome.FailedOnHead } =>
            $"; what does not run is not accepted; once it is deleted: allocgate accept {Quoted(row.Key.Benchmark)} --metric missing --reason '…'",
        { Outcome: ComparisonOutcome.Incomparable } => "; to measure the base here: --baseline measure",
        _ => null,
    };

    // The id comes from the change, and the line is there to be copied into a shell: nothing of it may be read by one.
    private static string Quoted(string id) => $"'{string.Concat(id.Select(c => c is '\'' or '\\' || char.IsControl(c) ? '?' : c))}'";

    private static string Json(string id) => System.Text.Json.JsonSerializer.Serialize(id);
}
