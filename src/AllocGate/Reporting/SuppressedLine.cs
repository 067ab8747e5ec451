using AllocGate.Core.Findings;

namespace AllocGate.Reporting;

/// <summary>What a source suppresses, in one line. Hostile text.</summary>
internal static class SuppressedLine
{
    public static string Of(SuppressedFinding suppressed)
    {
        var finding = suppressed.Finding;
        return $"{finding.RuleId} {finding.Location.Path}:{finding.Location.Line} — {suppressed.Justification ?? "without a justification"}";
    }
}
