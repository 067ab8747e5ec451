using AllocGate.Core.Measuring;

namespace AllocGate.Reporting;

/// <summary>Why a reading is not one exact figure.</summary>
public static class ReadingReason
{
    /// <summary>Such as "failed: it threw …"; empty where there is nothing to say. Hostile text.</summary>
    public static string Of(Reading reading) => reading switch
    {
        Reading.Failed failed => $"failed: {failed.Reason}",
        Reading.NotMeasured notMeasured => $"not measured: {notMeasured.Reason}",
        Reading.Ranged { Cause.Length: > 0 } ranged => $"varies: {ranged.Cause}",
        _ => "",
    };
}
