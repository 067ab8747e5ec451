using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace AllocGate.Rules.Tests.Harness;

internal sealed record Expected(string Id, string? Severity, TextSpan Span)
{
    public bool IsMetBy(Diagnostic finding) =>
        finding.Id == Id && finding.Location.SourceSpan == Span
        && (Severity is null || string.Equals(finding.Severity.ToString(), Severity, StringComparison.OrdinalIgnoreCase));
}
