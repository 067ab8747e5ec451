namespace AllocGate.Core.Judging;

/// <summary>What the process ends with. Every command uses the same codes.</summary>
public enum ExitCode
{
    /// <summary>Everything selected was measured, compared, and is within its limits.</summary>
    Pass = 0,

    /// <summary>The gate failed.</summary>
    Fail = 1,

    /// <summary>Bad input or configuration.</summary>
    InvalidInput = 2,

    /// <summary>Something was not measured or not compared.</summary>
    Inconclusive = 3,

    /// <summary>The gate passed, but a report that was asked for did not arrive.</summary>
    Undelivered = 4,

    /// <summary>A defect of the tool.</summary>
    InternalError = 70,

    /// <summary>Stopped by the user.</summary>
    Cancelled = 130,
}
