namespace AllocGate.Core.Findings;

/// <summary>Whether a finding belongs to the change. Only findings in scope can fail a pull request.</summary>
public enum FindingScope
{
    /// <summary>It stands on an unchanged line and was there before.</summary>
    OutOfScope,

    /// <summary>It stands on an added or modified line.</summary>
    OnChangedLine,

    /// <summary>It stands on an unchanged line, but the base has no such finding: the change caused it.</summary>
    NewInChangedFile,

    /// <summary>No change was given: everything is in scope.</summary>
    WholeTree,
}
