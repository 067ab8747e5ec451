namespace AllocGate.Core.SelfTesting;

/// <summary>What the gate promises to catch.</summary>
public enum RegressionKind
{
    /// <summary>More bytes allocated an operation.</summary>
    Allocated,

    /// <summary>Live heap that stays after the operation.</summary>
    Retained,

    /// <summary>More live bytes in what the operation returns.</summary>
    Footprint,

    /// <summary>More bytes for each further row of a bulk insert.</summary>
    PerRow,

    /// <summary>Source that a rule warns of.</summary>
    Rule,

    /// <summary>A benchmark that is gone.</summary>
    MissingCase,

    /// <summary>A benchmark that throws.</summary>
    FailedCase,
}
