using AllocGate.Core.Measuring;

namespace AllocGate.Core.Comparing;

/// <summary>Holds one reading against another and against a budget.</summary>
internal static class MetricComparison
{
    /// <summary>True where there is nothing to say: one side has no such figure by its nature, and the other has none either.</summary>
    public static bool IsPointless(Reading @base, Reading head, Budget? budget) => (@base, head) switch
    {
        // A base from before footprints, and nothing built: new would be the word for every row.
        (Reading.NotApplicable, { HasFigure: true } nothing) => nothing.Highest.IsZero && budget is null,
        (Reading.NotApplicable, { HasFigure: false }) or ({ HasFigure: false }, Reading.NotApplicable) => head is not Reading.NotMeasured && budget is null,
        _ => false,
    };

    public static Comparison WithoutBase(Metric metric, Reading head, Budget? budget)
    {
        var @base = new Reading.NotMeasured("not in base");
        return head switch
        {
            Reading.Failed failed => new(metric, @base, head, ComparisonOutcome.FailedWithoutComparison, failed.Reason),
            Reading.NotMeasured open => new(metric, @base, head, ComparisonOutcome.NotMeasured, open.Reason),
            Reading.NotApplicable none => NotApplicable(metric, @base, none, budget),
            _ => AgainstBudget(metric, @base, head, budget) ?? new(metric, @base, head, ComparisonOutcome.New, ""),
        };
    }

    public static Comparison Compare(Metric metric, Reading @base, Reading head, Budget? budget, Thresholds thresholds)
    {
        Comparison Came(ComparisonOutcome outcome, string explanation = "") => new(metric, @base, head, outcome, explanation);

        switch (@base, head)
        {
            case (Reading.Failed, Reading.Failed failed):
                return Came(ComparisonOutcome.FailedWithoutComparison, "failed on both sides: " + failed.Reason);
            case (Reading.Failed before, _):
                return Came(ComparisonOutcome.FailedWithoutComparison, "failed on base: " + before.Reason);
            case ({ HasFigure: true }, Reading.Failed failed):
                return Came(ComparisonOutcome.FailedOnHead, "measured on base, failed on head: " + failed.Reason);
            case (_, Reading.Failed failed):
                return Came(ComparisonOutcome.FailedWithoutComparison, "failed on head, and base has no figure: " + failed.Reason);
            case (_, Reading.NotApplicable none):
                return NotApplicable(metric, @base, none, budget);
            case (Reading.NotApplicable none, { HasFigure: true }):
                return AgainstBudget(metric, @base, head, budget) ?? Came(ComparisonOutcome.New, $"{Word(metric)} has no base figure: {none.Reason}");
            case (_, Reading.NotMeasured open):
                return Came(ComparisonOutcome.NotMeasured, "not measured on head: " + open.Reason);
            case (Reading.NotMeasured open, _):
                return AgainstBudget(metric, @base, head, budget) ?? Came(ComparisonOutcome.NotMeasured, "not measured on base: " + open.Reason);
        }

        if (IsFinalCode(@base) != IsFinalCode(head))
        {
            return Came(ComparisonOutcome.Incomparable,
                $"{(IsFinalCode(head) ? "base" : "head")} was too slow to reach its final code, whose bytes are those of the other side: give the case more time (--timeout) or less to do");
        }

        return AgainstBase(metric, @base, head, thresholds) is { Fails: true } regressed
            ? regressed
            : AgainstBudget(metric, @base, head, budget) ?? AgainstBase(metric, @base, head, thresholds);
    }

    private static Comparison NotApplicable(Metric metric, Reading @base, Reading.NotApplicable head, Budget? budget) =>
        new(metric, @base, head, ComparisonOutcome.NotMeasured, budget is null
            ? $"base has a figure for {Word(metric)}, and on head there is none: {head.Reason}"
            : $"it has a budget for {Word(metric)}, and there is none: {head.Reason}");

    private static Comparison? AgainstBudget(Metric metric, Reading @base, Reading head, Budget? budget)
    {
        if (budget is null || head.Highest <= budget.Limit)
            return null;
        return head.Lowest > budget.Limit
            ? new(metric, @base, head, ComparisonOutcome.OverBudget, $"{Word(metric)} {Amount(metric, head.Lowest)} is above its budget of {Amount(metric, budget.Limit)}")
            : new(metric, @base, head, ComparisonOutcome.Noisy, $"{Word(metric)} lies between {Amount(metric, head.Lowest)} and {Amount(metric, head.Highest)}, around its budget of {Amount(metric, budget.Limit)}");
    }

    private static Comparison AgainstBase(Metric metric, Reading @base, Reading head, Thresholds thresholds)
    {
        var (before, now) = (@base, head) is (Reading.Ranged { OneSeed: { } was }, Reading.Ranged { OneSeed: { } seeded })
            ? (new Reading.Exact(was), new Reading.Exact(seeded))
            : (@base, head);
        var growth = now.Lowest.ToDecimal() - before.Highest.ToDecimal();
        var mostGrowth = now.Highest.ToDecimal() - before.Lowest.ToDecimal();
        var estimate = now.Estimate.ToDecimal() - before.Estimate.ToDecimal();
        var ranged = before is Reading.Ranged || now is Reading.Ranged;

        var regressed = metric == Metric.Retained
            ? growth > 0 && estimate >= thresholds.RetainedBytes
            : growth > 0 && growth >= thresholds.Limit(metric, before.Highest);
        if (regressed && !MayBeTheSeed(before, now, growth))
            return new(metric, @base, head, ComparisonOutcome.Regressed, Growth(metric, before, now) + (now == head ? "" : ", with one hash seed"));

        // Slopes are estimates: from half the limit on, one more run may say that it is reached.
        var open = metric == Metric.Retained
            ? (mostGrowth >= thresholds.RetainedBytes && Wide(before, now, thresholds)) || (estimate > 0 && estimate * 2 >= RetainedLimit(before, thresholds))
            : mostGrowth >= Math.Max(thresholds.Floor(metric).Bytes, thresholds.Limit(metric, before.Highest));
        if (regressed || (ranged && open))
        {
            return new(metric, @base, head, ComparisonOutcome.Noisy,
                $"{Word(metric)} cannot be told exactly enough: growth lies between {growth:#,0.##} and {mostGrowth:#,0.##} {Unit(metric)}");
        }

        return new(metric, @base, head, Direction(growth, mostGrowth), "");
    }

    // Bytes hang on the hash seed on one side, so that two processes which agree on the other may have agreed by chance.
    private static bool MayBeTheSeed(Reading before, Reading now, decimal growth) =>
        (before is Reading.Ranged { OneSeed: not null } || now is Reading.Ranged { OneSeed: not null })
        && growth <= SeedFactor * Math.Max(Width(before), Width(now));

    private const int SeedFactor = 10;

    private static bool IsFinalCode(Reading reading) => reading is not Reading.Ranged { IsFinalCode: false };

    private static bool Wide(Reading @base, Reading head, Thresholds thresholds)
    {
        var limit = Math.Max(thresholds.NoisyBytes, @base.Estimate.ToDecimal() * thresholds.NoisyPercent / 100);
        return Width(@base) > limit || Width(head) > limit;
    }

    private static decimal RetainedLimit(Reading @base, Thresholds thresholds) =>
        Math.Max(thresholds.RetainedBytes, @base.Estimate.ToDecimal() * thresholds.NoisyPercent / 100);

    private static decimal Width(Reading reading) => reading.Highest.ToDecimal() - reading.Lowest.ToDecimal();

    private static ComparisonOutcome Direction(decimal growth, decimal mostGrowth) => (growth, mostGrowth) switch
    {
        ( > 0, _) => ComparisonOutcome.Grown,
        (_, < 0) => ComparisonOutcome.Improved,
        _ => ComparisonOutcome.Unchanged,
    };

    private static string Growth(Metric metric, Reading @base, Reading head)
    {
        var before = @base.Estimate.ToDecimal();
        var growth = head.Estimate.ToDecimal() - before;
        var percent = before > 0 ? $", {growth / before:+#,0.#%}" : "";
        return $"{Word(metric)} grew from {Amount(metric, @base.Estimate)} to {Amount(metric, head.Estimate)} (+{growth:#,0.##} {Unit(metric)}{percent})";
    }

    private static string Word(Metric metric) => metric.ToString().ToLowerInvariant();

    private static string Unit(Metric metric) => metric == Metric.Footprint ? "B" : "B/op";

    private static string Amount(Metric metric, BytesPerOperation bytes) => $"{bytes.ToDecimal():#,0.##} {Unit(metric)}";
}
