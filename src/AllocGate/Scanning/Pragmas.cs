using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace AllocGate.Scanning;

/// <summary>The <c>#pragma warning disable</c> directives of a file.</summary>
internal static class Pragmas
{
    /// <summary>Each id that is disabled by name, with the place where it is named.</summary>
    public static IEnumerable<(ExpressionSyntax Code, string Id)> Disabling(SyntaxTree tree, CancellationToken cancellationToken)
    {
        if (tree.GetRoot(cancellationToken) is not CompilationUnitSyntax { ContainsDirectives: true } root)
            yield break;
        for (var directive = root.GetFirstDirective(IsDisable); directive is not null; directive = directive.GetNextDirective(IsDisable))
        {
            foreach (var code in ((PragmaWarningDirectiveTriviaSyntax)directive).ErrorCodes)
                yield return (code, code.ToString());
        }
    }

    /// <summary>The text in which an id is disabled: up to where it is restored, else to the end of the file.</summary>
    public static TextSpan Reach(ExpressionSyntax code)
    {
        var directive = code.FirstAncestorOrSelf<PragmaWarningDirectiveTriviaSyntax>()!;
        var id = code.ToString();
        var end = directive.GetNextDirective(next => next is PragmaWarningDirectiveTriviaSyntax { IsActive: true } pragma && !IsDisable(pragma)
            && (pragma.ErrorCodes.Count == 0 || pragma.ErrorCodes.Any(other => other.ToString() == id)));
        return TextSpan.FromBounds(directive.FullSpan.End, end?.FullSpan.Start ?? code.SyntaxTree.Length);
    }

    private static bool IsDisable(DirectiveTriviaSyntax directive) =>
        directive is PragmaWarningDirectiveTriviaSyntax { IsActive: true } pragma && pragma.DisableOrRestoreKeyword.IsKind(SyntaxKind.DisableKeyword);
}
