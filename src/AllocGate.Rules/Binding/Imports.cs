using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AllocGate.Rules.Binding;

internal static class Imports
{
    /// <summary>Whether the file has the namespace, or one below it, in scope. Tells which package a name that does not resolve comes from.</summary>
    public static bool Has(SyntaxTree file, string @namespace, CancellationToken cancellation)
    {
        var root = (CompilationUnitSyntax)file.GetRoot(cancellation);
        return root.Usings.Concat(root.Members.OfType<BaseNamespaceDeclarationSyntax>().SelectMany(one => one.Usings)).Any(one => one.Name?.ToString() is { } name && IsWithin(name, @namespace))
            || root.Members.OfType<BaseNamespaceDeclarationSyntax>().Any(one => IsWithin(one.Name.ToString(), @namespace));
    }

    private static bool IsWithin(string name, string @namespace) =>
        name == @namespace || name.StartsWith(@namespace + ".", StringComparison.Ordinal);
}
