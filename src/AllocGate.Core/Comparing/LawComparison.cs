using AllocGate.Core.Measuring;

namespace AllocGate.Core.Comparing;

/// <summary>
/// Holds one scaling law against another. What is fitted is the growth of each case, head less base: the steps of a collection that both
/// sides grow alike cancel out, so that a cost of 8 B a row shows as 8 B a row, whatever it is added to.
/// </summary>
internal static class LawComparison
{
    /// <param name="isNew">True where base has too few of the cases for a law, and that is all.</param>
    /// <param name="budget">The most that a row may cost; absent where none is declared.</param>
    public static ComparedLaw Compare(Metric metric, ScalingLaw @base, ScalingLaw head, bool isNew, Budget? budget, Thresholds thresholds)
    {
        ComparedLaw Came(ComparisonOutcome outcome, string explanation, ScalingChange change = ScalingChange.None) =>
            new(metric, @base, head, outcome, change, explanation.Length == 0 ? "" : $"{Word(metric)}: {explanation}");

        if (head is not ScalingLaw.Fitted now)
            return Came(ComparisonOutcome.NotMeasured, "no scaling law: " + ((ScalingLaw.Unknown)head).Reason);
        var beyond = budget is null ? null : AgainstBudget(now, budget);
        if (@base is not ScalingLaw.Fitted before)
        {
            var reason = ((ScalingLaw.Unknown)@base).Reason;
            if (beyond is { } over)
                return Came(over.Outcome, over.Explanation);
            return isNew
                ? Came(ComparisonOutcome.New, now.FasterThanLinear.Length > 0 ? Faster(now) : "")
                : Came(ComparisonOutcome.NotMeasured, "no scaling law on base: " + reason);
        }

        var growth = Growth(before, now);
        var fails = Fails(metric, growth, before, now, thresholds);
        var parts = ScalingWords.Parts(growth, before, now);
        if (now.FasterThanLinear.Length > 0 && before.FasterThanLinear.Length == 0 && growth.Steepest.Sign > 0)
            return Came(ComparisonOutcome.Regressed, Faster(now), ScalingChange.FasterThanLinear);
        if (fails.PerRow || fails.Fixed)
        {
            var change = (fails.PerRow, fails.Fixed) switch
            {
                (true, true) => ScalingChange.FixedAndPerRowCost,
                (true, false) => ScalingChange.PerRowCost,
                _ => ScalingChange.FixedCost,
            };
            return Came(ComparisonOutcome.Regressed, parts + ScalingWords.Cause(change), change);
        }

        if (beyond is { } exceeded)
            return Came(exceeded.Outcome, exceeded.Explanation);
        if (MayFail(metric, growth, before, now, thresholds))
            return Came(ComparisonOutcome.Noisy, $"a row's growth cannot be told exactly enough: it lies between {growth.Flattest.ToDecimal():#,0.##} and {growth.Steepest.ToDecimal():#,0.##} B");
        var outcome = Direction(growth, Growths(before, now));
        return Came(outcome, outcome == ComparisonOutcome.Unchanged ? "" : parts);
    }

    /// <summary>True where allocated bytes grew in steps, and what is thrown away of them with it.</summary>
    public static bool IsLostCapacity(ComparedLaw allocated, ComparedLaw footprint)
    {
        if (allocated is not { Change: ScalingChange.PerRowCost or ScalingChange.FixedAndPerRowCost, Base: ScalingLaw.Fitted before, Head: ScalingLaw.Fitted now })
            return false;
        if (footprint is not { Base: ScalingLaw.Fitted heldBefore, Head: ScalingLaw.Fitted held } || Growth(before, now).IsExact)
            return false;
        var thrown = Last(now) - Last(held) - (Last(before) - Last(heldBefore));
        return thrown * Rational.Of(MinThrown) > Last(held);
    }

    // A tenth of what is kept in the end.
    private const int MinThrown = 10;

    private static Rational Last(ScalingLaw.Fitted law) => Rational.Of(law.Points[^1].Bytes.Estimate);

    private static Line Growth(ScalingLaw.Fitted before, ScalingLaw.Fitted now) => Line.Through(Growths(before, now));

    private static List<(long Rows, Rational Low, Rational Middle, Rational High)> Growths(ScalingLaw.Fitted before, ScalingLaw.Fitted now)
    {
        var growths =
            from old in before.Points
            join point in now.Points on old.Rows equals point.Rows
            orderby point.Rows
            select (point.Rows,
                Rational.Of(point.Bytes.Lowest) - Rational.Of(old.Bytes.Highest),
                Rational.Of(point.Bytes.Estimate) - Rational.Of(old.Bytes.Estimate),
                Rational.Of(point.Bytes.Highest) - Rational.Of(old.Bytes.Lowest));
        return growths.ToList();
    }

    private static (bool PerRow, bool Fixed) Fails(Metric metric, Line growth, ScalingLaw.Fitted before, ScalingLaw.Fitted now, Thresholds thresholds)
    {
        var (bytes, percent) = thresholds.Floor(metric);
        var rows = now.Points[^1].Rows;
        return (
            Exceeds(growth.Flattest, growth.PerRow.ToDecimal(), (decimal)bytes / rows, before.PerRow),
            Exceeds(growth.FixedLow, growth.Fixed.ToDecimal(), bytes, before.Fixed));

        // As for a whole case: at least so many bytes, for rows in sum, and so many percent, and whatever leaves 0.
        bool Exceeds(Rational low, decimal estimate, decimal floor, Reading @base) =>
            low.Sign > 0
            && (@base is Reading.Exact { Value.IsZero: true } || estimate >= Math.Max(floor, @base.Highest.ToDecimal() * percent / 100));
    }

    // Steps of a collection leave a slope open to doubt too, but not the figures that it goes through: those are compared case by case.
    private static bool MayFail(Metric metric, Line growth, ScalingLaw.Fitted before, ScalingLaw.Fitted now, Thresholds thresholds)
    {
        var (bytes, percent) = thresholds.Floor(metric);
        var limit = Math.Max((decimal)bytes / now.Points[^1].Rows, before.PerRow.Highest.ToDecimal() * percent / 100);
        return before.Points.Concat(now.Points).Any(p => p.Bytes is Reading.Ranged) && growth.PerRow.ToDecimal() >= limit;
    }

    private static (ComparisonOutcome Outcome, string Explanation)? AgainstBudget(ScalingLaw.Fitted law, Budget budget)
    {
        // Exact cases have one cost of a row from the fewest rows to the most, in whatever steps it comes.
        var exact = law.Points.All(p => p.Bytes is Reading.Exact);
        var (low, high) = exact ? (law.PerRow.Estimate, law.PerRow.Estimate) : (law.PerRow.Lowest, law.PerRow.Highest);
        var limit = $"its budget of {budget.Limit.ToDecimal():#,0.0##} B per row";
        if (low > budget.Limit)
            return (ComparisonOutcome.OverBudget, $"{low.ToDecimal():#,0.0##} B per row is above {limit}");
        return high > budget.Limit
            ? (ComparisonOutcome.Noisy, $"a row costs between {low.ToDecimal():#,0.0##} and {high.ToDecimal():#,0.0##} B, around {limit}")
            : null;
    }

    // Grown is what a part grew, or every case: the steps of a collection may leave each part open to doubt.
    private static ComparisonOutcome Direction(Line growth, List<(long Rows, Rational Low, Rational Middle, Rational High)> cases)
    {
        if (growth.Flattest.Sign > 0 || growth.FixedLow.Sign > 0 || (cases.All(c => c.Low.Sign >= 0) && cases.Any(c => c.Low.Sign > 0)))
            return ComparisonOutcome.Grown;
        return growth.Steepest.Sign < 0 || growth.FixedHigh.Sign < 0 || (cases.All(c => c.High.Sign <= 0) && cases.Any(c => c.High.Sign < 0))
            ? ComparisonOutcome.Improved
            : ComparisonOutcome.Unchanged;
    }

    private static string Faster(ScalingLaw.Fitted law) => $"grows faster than its rows: {law.FasterThanLinear}";

    private static string Word(Metric metric) => metric.ToString().ToLowerInvariant();
}
