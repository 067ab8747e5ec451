namespace AllocGate.Core.Waiving;

/// <summary>What became of a waiver in this run.</summary>
public enum WaiverStatus
{
    /// <summary>It accepted something that would have failed.</summary>
    Used,

    /// <summary>It matched nothing that needs accepting: it can go.</summary>
    Unused,

    /// <summary>Its last day is over: it accepts nothing.</summary>
    Expired,

    /// <summary>It matched, but the figure is above its ceiling: it accepts nothing.</summary>
    Exceeded,
}
