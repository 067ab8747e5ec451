namespace AllocGate.Core.Findings;

/// <summary>How bad a rule hit is, least first so that severities can be compared.</summary>
public enum FindingSeverity
{
    Info,
    Warning,
    Error,
}
