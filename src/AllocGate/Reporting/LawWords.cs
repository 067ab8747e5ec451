using AllocGate.Core.Comparing;
using AllocGate.Core.Measuring;

namespace AllocGate.Reporting;

/// <summary>Scaling laws in words. Free of hostile text but for reasons and explanations.</summary>
public static class LawWords
{
    /// <summary>Such as "24.0 B per row + 152 B"; "—" where there is no law.</summary>
    public static string Of(ScalingLaw law) => law switch
    {
        ScalingLaw.Fitted { FasterThanLinear.Length: > 0 } faster => $"{PerRow(faster)} per row, faster than its rows",
        ScalingLaw.Fitted fitted => $"{PerRow(fitted)} per row + {Figures.Of(fitted.Fixed)}",
        _ => Figures.NotMeasured,
    };

    /// <summary>Both sides of the part that grows with the rows: "24.0 → 80.0 B"; one figure where both are the same.</summary>
    public static string PerRow(ComparedLaw law) => Pair(PerRow(law.Base), PerRow(law.Head));

    /// <summary>Both sides of the fixed part.</summary>
    public static string Fixed(ComparedLaw law) => Pair(Fixed(law.Base), Fixed(law.Head));

    public static string Word(ComparedLaw law) =>
        law is { Fails: true, WaivedBy: not null } ? "waived" : OutcomeWords.Of(law.Outcome);

    /// <summary>What needs saying of a law beside its figures, such as "REGRESSED: allocated: +56.0 B per row …"; empty where nothing does. Hostile text.</summary>
    public static string Sentence(ComparedLaw law)
    {
        if (law.Explanation.Length == 0)
            return "";
        var accepted = law is { Fails: true, WaivedBy: { } reason } ? $"; accepted because: {reason}" : "";
        return $"{Word(law)}: {law.Explanation}{accepted}";
    }

    public static RowStanding Standing(this ComparedLaw law)
    {
        if (law.Fails)
            return law.WaivedBy is null ? RowStanding.Failing : RowStanding.Waived;
        if (law.IsOpen)
            return RowStanding.Open;
        return law.Outcome == ComparisonOutcome.Unchanged ? RowStanding.Unchanged : RowStanding.Changed;
    }

    private static string PerRow(ScalingLaw law) => law is ScalingLaw.Fitted fitted ? Figures.Of(fitted.PerRow) : Figures.NotMeasured;

    // Where a row costs the more the more rows there are, no line tells what no row costs.
    private static string Fixed(ScalingLaw law) => law is ScalingLaw.Fitted { FasterThanLinear: "" } fitted ? Figures.Of(fitted.Fixed) : Figures.NotMeasured;

    private static string Pair(string before, string after) => before == after ? after : $"{before} → {after}";
}
