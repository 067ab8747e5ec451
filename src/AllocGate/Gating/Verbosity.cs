namespace AllocGate.Gating;

/// <summary>--verbosity: how much is told, while the run goes on and in the console's report.</summary>
public enum Verbosity
{
    /// <summary>What fails, and the verdict. No progress.</summary>
    Quiet,

    /// <summary>The whole table, findings in scope, waivers that need a look.</summary>
    Normal,

    /// <summary>Everything: findings out of scope, used waivers, cases not selected, environments, child processes.</summary>
    Detailed,
}
