namespace AllocGate.Reporting;

/// <summary>What a row of the report asks of its reader.</summary>
public enum RowStanding
{
    /// <summary>It fails the gate.</summary>
    Failing,

    /// <summary>It leaves the gate without an answer.</summary>
    Open,

    /// <summary>It would fail, and a waiver accepts it.</summary>
    Waived,

    /// <summary>Its figures differ, within the limits.</summary>
    Changed,

    /// <summary>Nothing to see.</summary>
    Unchanged,
}
