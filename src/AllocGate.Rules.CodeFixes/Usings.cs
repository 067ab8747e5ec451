using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace AllocGate.Rules.CodeFixes;

/// <summary>The using directives of a file.</summary>
internal static class Usings
{
    /// <summary>Whether code at a position sees the types of a namespace, global usings included.</summary>
    public static bool Imports(this SemanticModel model, string name, int position, CancellationToken cancellationToken) =>
        model.GetImportScopes(position, cancellationToken).SelectMany(scope => scope.Imports).Any(import => import.NamespaceOrType.ToDisplayString() == name)
        || model.GetEnclosingSymbol(position, cancellationToken)?.ContainingNamespace?.ToDisplayString() is { } own && (own + ".").StartsWith(name + ".", StringComparison.Ordinal);

    /// <summary>The file with one more using directive, among those that are there and beneath its header.</summary>
    public static CompilationUnitSyntax Importing(this CompilationUnitSyntax unit, string name)
    {
        var directive = UsingDirective(ParseName(name)).NormalizeWhitespace().WithTrailingTrivia(NewLine(unit));
        var place = unit.Usings.LastIndexOf(other => Precedes(other, name)) + 1;
        if (place > 0)
            return unit.WithUsings(unit.Usings.Insert(place, directive));
        var first = unit.GetFirstToken(includeZeroWidth: true);
        var header = unit.Usings.Count > 0 ? first.LeadingTrivia.Count : HeaderLength(first.LeadingTrivia);
        var rest = first.LeadingTrivia.Skip(header);
        var headless = unit.ReplaceToken(first, first.WithLeadingTrivia(unit.Usings.Count > 0 ? rest : rest.Prepend(NewLine(unit))));
        return headless.WithUsings(headless.Usings.Insert(0, directive.WithLeadingTrivia(first.LeadingTrivia.Take(header))));
    }

    private static bool Precedes(UsingDirectiveSyntax other, string name)
    {
        if (other.Alias is not null || other.StaticKeyword != default)
            return false;
        var path = other.NamespaceOrType.ToString();
        var isSystem = path == "System" || path.StartsWith("System.", StringComparison.Ordinal);
        return other.GlobalKeyword != default || isSystem && string.CompareOrdinal(path, name) < 0;
    }

    // A comment, with what follows it up to a blank line, is the file's; what is right above the first line of code belongs to that.
    private static int HeaderLength(SyntaxTriviaList trivia)
    {
        for (var i = trivia.Count - 1; i > 0; i--)
        {
            if (trivia[i].IsKind(SyntaxKind.EndOfLineTrivia) && trivia[i - 1].IsKind(SyntaxKind.EndOfLineTrivia))
                return i + 1;
        }

        return 0;
    }

    private static SyntaxTrivia NewLine(SyntaxNode unit)
    {
        var known = unit.DescendantTrivia().FirstOrDefault(trivia => trivia.IsKind(SyntaxKind.EndOfLineTrivia));
        return known == default ? LineFeed : known;
    }
}
