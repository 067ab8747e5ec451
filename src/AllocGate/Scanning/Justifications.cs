using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace AllocGate.Scanning;

/// <summary>Why a source suppresses a hit: the attribute's justification, or the comment behind the pragma.</summary>
internal static class Justifications
{
    /// <returns>Nothing where the source does not say.</returns>
    public static string? Of(Diagnostic hit, Compilation compilation, CancellationToken cancellationToken)
    {
        var text = hit.GetSuppressionInfo(compilation)?.Attribute is { } attribute
            ? attribute.NamedArguments.FirstOrDefault(argument => argument.Key == "Justification").Value.Value as string
            : OfPragma(hit, cancellationToken);
        return string.IsNullOrWhiteSpace(text) ? null : text.Trim();
    }

    private static string? OfPragma(Diagnostic hit, CancellationToken cancellationToken) =>
        Pragmas.Disabling(hit.Location.SourceTree!, cancellationToken)
            .Where(one => one.Id == hit.Id && Pragmas.Reach(one.Code).Contains(hit.Location.SourceSpan.Start))
            .Select(one => one.Code.Parent!.DescendantTrivia().LastOrDefault(trivia => trivia.IsKind(SyntaxKind.SingleLineCommentTrivia)).ToString().TrimStart('/'))
            .FirstOrDefault();
}
