using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AllocGate.Rules.Binding;

internal static class CodeBlocks
{
    /// <summary>
    /// The nodes of one member. A file's top-level statements and a primary constructor come with whole types inside,
    /// whose members are code blocks of their own.
    /// </summary>
    public static IEnumerable<SyntaxNode> Nodes(SyntaxNode codeBlock) =>
        codeBlock is BaseTypeDeclarationSyntax
            ? Enumerable.Empty<SyntaxNode>()
            : codeBlock.DescendantNodes(node => node is not BaseTypeDeclarationSyntax);

    /// <summary>The names of the block's local variables that are declared with such a value.</summary>
    public static HashSet<string> Locals(SyntaxNode codeBlock, Func<ExpressionSyntax, bool> isSuch) => new(
        Nodes(codeBlock).OfType<VariableDeclaratorSyntax>().Where(local => local.Initializer is { } initial && isSuch(initial.Value)).Select(local => local.Identifier.ValueText));

    /// <summary>Whether the node starts code that runs at another time than the code around it.</summary>
    public static bool IsFunction(this SyntaxNode node) =>
        node is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax or BaseMethodDeclarationSyntax
            or AccessorDeclarationSyntax or BasePropertyDeclarationSyntax or BaseFieldDeclarationSyntax or BaseTypeDeclarationSyntax;
}
