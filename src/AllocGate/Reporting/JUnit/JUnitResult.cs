namespace AllocGate.Reporting.JUnit;

/// <summary>What JUnit knows of a test case.</summary>
internal enum JUnitResult
{
    Passed,

    /// <summary>It was judged, and fails.</summary>
    Failure,

    /// <summary>It could not be judged.</summary>
    Error,

    /// <summary>It was left out, or a waiver accepts it.</summary>
    Skipped,
}
