using AllocGate.Core.Comparing;

namespace AllocGate.Reporting;

/// <summary>Tells rows apart by what they ask of their reader.</summary>
public static class RowStandings
{
    public static RowStanding Standing(this ComparedRow row) =>
        WorstFirst.Worst(row) is { } worst ? Standing(worst) : RowStanding.Open;

    public static RowStanding Standing(this Comparison comparison)
    {
        if (comparison.Fails)
            return comparison.WaivedBy is null ? RowStanding.Failing : RowStanding.Waived;
        if (comparison.IsOpen)
            return RowStanding.Open;
        return comparison.Outcome == ComparisonOutcome.Unchanged ? RowStanding.Unchanged : RowStanding.Changed;
    }

    /// <summary>The word for the whole row: that of its worst metric.</summary>
    public static string Word(this ComparedRow row) =>
        WorstFirst.Worst(row) is { } worst ? OutcomeWords.Of(worst) : OutcomeWords.Of(ComparisonOutcome.NotMeasured);
}
