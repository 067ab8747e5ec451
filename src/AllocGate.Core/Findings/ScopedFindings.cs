namespace AllocGate.Core.Findings;

/// <summary>Says of each finding whether the change is responsible for it. Findings are marked, never dropped.</summary>
public static class ScopedFindings
{
    /// <summary>Everything is in scope: there is no change to hold it against.</summary>
    public static IReadOnlyList<Finding> WholeTree(IEnumerable<Finding> findings) =>
        [.. findings.Select(f => f with { Scope = FindingScope.WholeTree })];

    /// <summary>
    /// In scope is what stands on a changed line, or what the same file (renames followed) did not have at base.
    /// </summary>
    /// <param name="findings">Raw findings at head.</param>
    /// <param name="changes">The files of the change.</param>
    /// <param name="baseFingerprints">Fingerprints of the findings at base, by the path at base.</param>
    public static IReadOnlyList<Finding> Mark(
        IEnumerable<Finding> findings,
        IEnumerable<ChangedFile> changes,
        ILookup<string, string> baseFingerprints)
    {
        var byPath = changes.ToDictionary(c => c.Path, StringComparer.Ordinal);
        return [.. findings.Select(f => f with { Scope = ScopeOf(f, byPath, baseFingerprints) })];
    }

    /// <summary>Everything that is suppressed is in scope.</summary>
    public static IReadOnlyList<SuppressedFinding> WholeTree(IEnumerable<SuppressedFinding> suppressed) =>
        [.. suppressed.Select(s => s with { Finding = s.Finding with { Scope = FindingScope.WholeTree } })];

    /// <summary>Likewise for what the sources suppress, held against what they suppressed at base.</summary>
    public static IReadOnlyList<SuppressedFinding> Mark(
        IReadOnlyList<SuppressedFinding> suppressed,
        IEnumerable<ChangedFile> changes,
        ILookup<string, string> suppressedAtBase) =>
        [.. suppressed.Zip(Mark(suppressed.Select(s => s.Finding), changes, suppressedAtBase), (s, marked) => s with { Finding = marked })];

    private static FindingScope ScopeOf(
        Finding finding,
        Dictionary<string, ChangedFile> changes,
        ILookup<string, string> baseFingerprints)
    {
        if (!changes.TryGetValue(finding.Location.Path, out var change))
            return FindingScope.OutOfScope;
        if (change.Lines.Any(range => range.Overlaps(finding.Location.Line, finding.Location.EndLine)))
            return FindingScope.OnChangedLine;
        var known = change.BasePath is not null && baseFingerprints[change.BasePath].Contains(finding.Fingerprint);
        return known ? FindingScope.OutOfScope : FindingScope.NewInChangedFile;
    }
}
