using AllocGate.Core.Findings;

namespace AllocGate.Scanning;

/// <summary>A finding before all of its file's findings are known, and with them its fingerprint.</summary>
/// <param name="Finding">Complete but for its fingerprint.</param>
/// <param name="LineText">The text of its first line.</param>
/// <param name="Unit">The place in the scan's order of the unit that it was found in.</param>
internal sealed record Hit(Finding Finding, string LineText, int Unit)
{
    /// <summary>Whether it counts before another one of the same rule in the same place. It must not depend on which was found first.</summary>
    public bool CountsBefore(Hit other) =>
        (-(int)Finding.Severity, Unit).CompareTo((-(int)other.Finding.Severity, other.Unit)) is var order
        && (order < 0 || order == 0 && string.CompareOrdinal(Finding.Message, other.Finding.Message) < 0);
}
