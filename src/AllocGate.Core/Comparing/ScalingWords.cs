using AllocGate.Core.Measuring;

namespace AllocGate.Core.Comparing;

/// <summary>What is said of changes of scaling laws.</summary>
internal static class ScalingWords
{
    /// <summary>Such as "+56.0 B per row (24.0 to 80.0), fixed part unchanged".</summary>
    public static string Parts(Line growth, ScalingLaw.Fitted @base, ScalingLaw.Fitted head) =>
        $"{PerRow(growth)}{Sides(growth.PerRow, @base.PerRow, head.PerRow)}, {Fixed(growth)}{(Holds0(growth.FixedLow, growth.FixedHigh) ? "" : Sides(growth.Fixed, @base.Fixed, head.Fixed))}";

    /// <summary>What a cost of this kind comes from; empty where nothing grew.</summary>
    public static string Cause(ScalingChange change) => change switch
    {
        ScalingChange.FixedCost => ": a fixed cost, paid by each call however many rows it inserts",
        ScalingChange.PerRowCost => ": a cost of each row, such as a box, a closure or a larger entry",
        ScalingChange.LostCapacity => ": more is thrown away while it grows, in steps, so that a capacity seems to be no longer given",
        ScalingChange.FixedAndPerRowCost => ": each call and each row cost more",
        _ => "",
    };

    private static string PerRow(Line growth)
    {
        if (growth.PerRow.Sign == 0 && Holds0(growth.Flattest, growth.Steepest))
            return "per row unchanged";
        return Holds0(growth.Flattest, growth.Steepest)
            ? $"{Signed(growth.Flattest)}…{Signed(growth.Steepest)} B per row"
            : $"{About(growth)}{Signed(growth.PerRow)} B per row";
    }

    private static string Fixed(Line growth) => Holds0(growth.FixedLow, growth.FixedHigh)
        ? "fixed part unchanged"
        : $"fixed part {About(growth)}{Signed(growth.Fixed)} B";

    private static bool Holds0(Rational low, Rational high) => low.Sign <= 0 && high.Sign >= 0;

    private static string About(Line growth) => growth.IsExact ? "" : "≈ ";

    private static string Signed(Rational bytes) => $"{(bytes.Sign < 0 ? '-' : '+')}{Text(bytes.Abs().ToDecimal())}";

    private static string Sides(Rational growth, Reading before, Reading after) =>
        growth.Sign == 0 ? "" : $" ({Text(before.Estimate.ToDecimal())} to {Text(after.Estimate.ToDecimal())})";

    private static string Text(decimal bytes) => $"{bytes:#,0.0#}";
}
