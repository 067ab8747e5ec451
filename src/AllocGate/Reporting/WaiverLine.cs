using AllocGate.Core.Waiving;

namespace AllocGate.Reporting;

/// <summary>A waiver in one line. Hostile text.</summary>
public static class WaiverLine
{
    public static string Of(WaiverUse use)
    {
        var waiver = use.Waiver;
        var ceiling = waiver.CeilingBytes is { } bytes ? $" up to {bytes:#,0} B" : "";
        return $"{OutcomeWords.Of(use.Status)} — {waiver.Subject}{ceiling} of {waiver.Target}, until {waiver.Expires:yyyy-MM-dd}: {waiver.Reason}";
    }
}
