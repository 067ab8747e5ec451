using Microsoft.CodeAnalysis;

namespace AllocGate.Rules.Binding;

internal static class Excerpts
{
    private const int MaximumLength = 60;

    /// <summary>The node's code on one line, cut to 60 characters, for use in a message.</summary>
    public static string Excerpt(this SyntaxNode node)
    {
        var code = string.Join(" ", node.ToString().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return code.Length <= MaximumLength ? code : code.Substring(0, MaximumLength - 1) + "…";
    }

    /// <summary>The line of the location, from 1, as editors count.</summary>
    public static int Line(this Location location) => location.GetLineSpan().StartLinePosition.Line + 1;
}
