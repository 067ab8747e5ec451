using AllocGate.Core.Measuring;

namespace AllocGate.Core.Comparing;

/// <summary>
/// Holds tracked objects against their promise: gone when the operation is over. It is the head's own promise, so base and the
/// environments only tell whether it was kept before.
/// </summary>
internal static class LifetimeComparison
{
    /// <summary>Nothing where no side tracks an object.</summary>
    public static Comparison? Compare(Reading? before, Reading? now)
    {
        var hadAny = before is Reading.Tracked { Objects.Count: > 0 };
        if (now is null && !hadAny)
            return null;
        var @base = before ?? new Reading.NotMeasured("base tracks no object");
        var head = now ?? new Reading.NotMeasured("head tracks no object");
        Comparison Came(ComparisonOutcome outcome, string explanation) => new(Metric.Lifetimes, @base, head, outcome, explanation);

        return now switch
        {
            Reading.Failed failed => Came(
                before is Reading.Tracked ? ComparisonOutcome.FailedOnHead : ComparisonOutcome.FailedWithoutComparison,
                "its tracked objects were not counted: " + failed.Reason),
            Reading.Tracked { Objects.Count: > 0 } tracked => Came(OutcomeOf(before, tracked), tracked.Words),
            null or Reading.Tracked => hadAny
                ? Came(ComparisonOutcome.Untracked, "base tracks objects and head tracks none: their lifetime is not checked any more")
                : Came(ComparisonOutcome.New, "Lifetime.Track was called, and never with an object"),
            _ => Came(ComparisonOutcome.NotMeasured, "its tracked objects were not counted"),
        };
    }

    private static ComparisonOutcome OutcomeOf(Reading? before, Reading.Tracked now)
    {
        if (IsAnyAlive(now))
            return ComparisonOutcome.StillAlive;
        return before switch
        {
            Reading.Tracked { Objects.Count: > 0 } tracked => IsAnyAlive(tracked) ? ComparisonOutcome.Improved : ComparisonOutcome.Unchanged,
            _ => ComparisonOutcome.New,
        };
    }

    private static bool IsAnyAlive(Reading.Tracked tracked) => tracked.Objects.Any(o => o.Alive > 0);
}
