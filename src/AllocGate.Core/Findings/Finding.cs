namespace AllocGate.Core.Findings;

/// <summary>One rule hit.</summary>
/// <param name="RuleId">Such as "AG1002".</param>
/// <param name="Severity">As the project's .editorconfig leaves it.</param>
/// <param name="Message">What was found, with its evidence. May quote names from the source: hostile text.</param>
/// <param name="Location">Where.</param>
/// <param name="Related">Secondary places: captured here, enumerated here.</param>
/// <param name="Fingerprint">Stable over moved lines: rule, the text of the line, its ordinal among equals; the path is not in it, so that renames keep it.</param>
/// <param name="Scope">Whether the change is responsible.</param>
public sealed record Finding(
    string RuleId,
    FindingSeverity Severity,
    string Message,
    FindingLocation Location,
    IReadOnlyList<FindingLocation> Related,
    string Fingerprint,
    FindingScope Scope)
{
    /// <summary>The source around it; absent where nobody kept it.</summary>
    public SourceExcerpt? Excerpt { get; init; }

    public bool InScope => Scope != FindingScope.OutOfScope;
}
