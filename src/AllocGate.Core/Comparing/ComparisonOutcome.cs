namespace AllocGate.Core.Comparing;

/// <summary>What comparing one metric of one row came to.</summary>
public enum ComparisonOutcome
{
    /// <summary>The same bytes, or intervals that say nothing else.</summary>
    Unchanged,

    /// <summary>Fewer bytes than base.</summary>
    Improved,

    /// <summary>More bytes than base, within the threshold: shown, passes.</summary>
    Grown,

    /// <summary>No base figure for this row beside others that have one: shown, passes.</summary>
    New,

    /// <summary>Base tracked objects' lifetimes, head tracks none: shown, passes.</summary>
    Untracked,

    /// <summary>Grown beyond the threshold. Fails.</summary>
    Regressed,

    /// <summary>Above a limit written on the benchmark. Fails.</summary>
    OverBudget,

    /// <summary>Tracked objects outlived the operation. Fails.</summary>
    StillAlive,

    /// <summary>Base has the row, head does not. Fails.</summary>
    Missing,

    /// <summary>Broke on head while base was measured. Fails.</summary>
    FailedOnHead,

    /// <summary>Broke on base, or on both sides, or on a row that only head has. Inconclusive.</summary>
    FailedWithoutComparison,

    /// <summary>The environments differ where they must match. Inconclusive.</summary>
    Incomparable,

    /// <summary>The interval is wider than the limit it is held against. Inconclusive.</summary>
    Noisy,

    /// <summary>A side was not measured. Inconclusive.</summary>
    NotMeasured,
}
