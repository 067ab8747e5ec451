using AllocGate.Core.Measuring;

namespace AllocGate.Core.Comparing;

/// <summary>What is said of changes of scaling laws.</summary>
internal static class ScalingWords
{
    /// <summary>Such as "+56.0 B per row (24.0 to 80.0), fixed part unchanged".</summary>
    public static string Parts(Line growth, ScalingLaw.Fitted @base, ScalingLaw.Fitted head) =>
        $"{Part(growth.Flattest, growth.PerRow, growth.Steepest, "per row", @base.PerRow, head.PerRow)}, "
        + $"{Part(growth.FixedLow, growth.Fixed, growth.FixedHigh, "fixed part", @base.Fixed, head.Fixed)}";

    /// <summary>What a cost of this kind comes from; empty where nothing grew.</summary>
    public static string Cause(ScalingChange change) => change switch
    {
        ScalingChange.FixedCost => ": a fixed cost, paid by each call however many rows it inserts",
        ScalingChange.PerRowCost => ": a cost of each row, such as a box, a closure or a larger entry",
        ScalingChange.LostCapacity => ": more is thrown away while it grows, in steps, so that a capacity seems to be no longer given",
        ScalingChange.FixedAndPerRowCost => ": each call and each row cost more",
        _ => "",
    };

    private static string Part(Rational low, Rational middle, Rational high, string what, Reading before, Reading after)
    {
        if (low.Sign <= 0 && high.Sign >= 0)
            return $"{what} unchanged";
        var about = low == high ? "" : "≈ ";
        var sign = middle.Sign < 0 ? "-" : "+";
        return $"{about}{sign}{middle.Abs().ToDecimal():#,0.0##} B {what} ({Text(before)} to {Text(after)})";
    }

    private static string Text(Reading reading) => $"{reading.Estimate.ToDecimal():#,0.0##}";
}
