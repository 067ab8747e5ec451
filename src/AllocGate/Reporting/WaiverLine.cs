using AllocGate.Core.Waiving;

namespace AllocGate.Reporting;

/// <summary>A waiver in one line. Hostile text.</summary>
public static class WaiverLine
{
    public static string Of(WaiverUse use)
    {
        var waiver = use.Waiver;
        var ceiling = waiver.CeilingBytes is { } bytes ? $" up to {bytes:#,0} B" : "";
        var owner = waiver.Owner is { } name ? $" ({name})" : "";
        var issue = waiver.Issue is { } address ? $"; {address}" : "";
        if (waiver.Commit is { } commit)
            return $"{OutcomeWords.Of(use.Status)} — {waiver.Subject}{ceiling} of {waiver.Target}, accepted by {waiver.Owner} in {(commit.Length > 12 ? commit[..12] : commit)}: {waiver.Reason}";
        return $"{OutcomeWords.Of(use.Status)}{Warning(use)} — {waiver.Subject}{ceiling} of {waiver.Target}, until {waiver.Expires:yyyy-MM-dd}{owner}: {waiver.Reason}{issue}";
    }

    private static string Warning(WaiverUse use) => use.DaysLeft switch
    {
        null => "",
        0 => ", ENDS TODAY",
        1 => ", ENDS TOMORROW",
        { } days => $", ENDS in {days} days",
    };
}
