using AllocGate.Core.Measuring;

namespace AllocGate.Reporting;

/// <summary>Why a reading is not one exact figure.</summary>
public static class ReadingReason
{
    /// <summary>The reason or the cause; empty where there is nothing to say. Hostile text.</summary>
    public static string Of(Reading reading) => reading switch
    {
        Reading.Failed failed => failed.Reason,
        Reading.NotMeasured notMeasured => notMeasured.Reason,
        Reading.Ranged ranged => ranged.Cause,
        Reading.Tracked tracked => tracked.Words,
        _ => "",
    };
}
