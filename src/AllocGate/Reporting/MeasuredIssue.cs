using AllocGate.Core.Comparing;
using AllocGate.Core.Measuring;

namespace AllocGate.Reporting;

/// <summary>Something that measuring found, for formats that list issues. Its texts are hostile.</summary>
/// <param name="Key">The row, or the family of a scaling law.</param>
/// <param name="Name">How people know it.</param>
/// <param name="Outcome">What it came to.</param>
/// <param name="Metrics">The metrics that came to the same, in words; at least one.</param>
/// <param name="Standing">What it asks of its reader.</param>
/// <param name="Place">The changed line that allocates, else the [Benchmark] line; absent where head has none.</param>
/// <param name="Message">One sentence, never empty.</param>
/// <param name="WaivedBy">The reason of the waiver that accepts it; absent where none does.</param>
internal sealed record MeasuredIssue(
    RowKey Key,
    string Name,
    ComparisonOutcome Outcome,
    string Metrics,
    RowStanding Standing,
    SourceLine? Place,
    string Message,
    string? WaivedBy)
{
    /// <summary>The row that it was found in; absent for a scaling law.</summary>
    public ComparedRow? Row { get; init; }

    /// <summary>What identifies it from run to run.</summary>
    public IReadOnlyList<string> Identity => [Row is null ? "law" : "row", Key.Project, Key.Framework, Key.Benchmark, Outcome.ToString(), Metrics];
}
