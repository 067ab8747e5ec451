using AllocGate.Core.Comparing;
using AllocGate.Core.Measuring;

namespace AllocGate.Reporting;

/// <summary>Figures as people read them. Bytes are exact, in B, never in a larger unit; a figure that is not zero never reads as zero.</summary>
public static class Figures
{
    public const string NotMeasured = "—";
    public const string Failed = "failed";

    /// <summary>"1,048 B", "97.5 B", "0.003 B".</summary>
    public static string Bytes(BytesPerOperation bytes) => Number(bytes.ToDecimal()) + " B";

    /// <summary>"1,048 B", "88…112 B", "≈ 88 B" where all batches say so and it is not exact, "—" or "failed"; "1 of 64 alive" of tracked objects.</summary>
    public static string Of(Reading reading) => reading switch
    {
        Reading.Exact or Reading.Ranged => WithoutUnit(reading) + " B",
        Reading.Failed => Failed,
        Reading.Tracked tracked => $"{tracked.Objects.Sum(o => (decimal)o.Alive):#,0} of {tracked.Objects.Sum(o => (decimal)o.Count):#,0} alive",
        _ => NotMeasured,
    };

    /// <summary>Both sides: "1,008 → 1,048 B", "— → 24 B"; one figure where both are the same.</summary>
    public static string Pair(Reading @base, Reading head)
    {
        var (before, after) = (Of(@base), Of(head));
        if (before == after)
            return after;
        return @base.HasFigure && head.HasFigure ? $"{WithoutUnit(@base)} → {after}" : $"{before} → {after}";
    }

    /// <summary>Head minus base: "+40 B (+3.8%)", "≈ -8 B (-50%)" where a side is an interval; empty where there is nothing to subtract.</summary>
    public static string Change(Comparison comparison) => Growth(comparison) is { } growth ? Change(comparison, growth) : "";

    /// <summary>Head minus base in B/op, by their estimates, for display and order only; absent where a side has no figure.</summary>
    public static decimal? Growth(Comparison comparison) =>
        comparison.Base.HasFigure && comparison.Head.HasFigure
            ? comparison.Head.Estimate.ToDecimal() - comparison.Base.Estimate.ToDecimal()
            : null;

    private static string Change(Comparison comparison, decimal growth)
    {
        if (growth == 0)
            return "";
        var about = comparison is { Base: Reading.Exact, Head: Reading.Exact } ? "" : "≈ ";
        var @base = comparison.Base.Estimate.ToDecimal();
        var percent = @base > 0 ? $" ({Sign(growth)}{Percent(Math.Abs(growth) / @base * 100)}%)" : "";
        return $"{about}{Sign(growth)}{Number(Math.Abs(growth))} B{percent}";
    }

    private static string WithoutUnit(Reading reading) => reading switch
    {
        Reading.Exact exact => Number(exact.Value.ToDecimal()),
        Reading.Ranged ranged => Interval(Number(ranged.Low.ToDecimal()), Number(ranged.High.ToDecimal())),
        _ => Of(reading),
    };

    // Batches may all agree and the figure still not be exact, as where the final code was not reached.
    private static string Interval(string low, string high) => low == high ? $"≈ {low}" : $"{low}…{high}";

    private static string Number(decimal value)
    {
        var decimals = 2;
        while (value != 0 && Math.Round(value, decimals) == 0 && decimals < 27)
            decimals++;
        return Math.Round(value, decimals).ToString("#,0." + new string('#', decimals));
    }

    private static string Percent(decimal value) => value switch
    {
        < 0.01m => "<0.01",
        < 1 => value.ToString("0.##"),
        _ => value.ToString("#,0.#"),
    };

    private static char Sign(decimal value) => value < 0 ? '-' : '+';
}
