namespace AllocGate.Reporting.Terminal;

/// <summary>--verbosity: how much is shown.</summary>
public enum Verbosity
{
    /// <summary>What fails, and the verdict. No progress.</summary>
    Quiet,

    /// <summary>The whole table, findings in scope, waivers that need a look.</summary>
    Normal,

    /// <summary>Everything: findings out of scope, used waivers, cases not selected, environments, child processes.</summary>
    Detailed,
}
