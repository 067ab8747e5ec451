using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AllocGate.Rules.Binding;

/// <summary>The names through which the loops of one code block may reach what they enumerate, told from syntax alone.</summary>
internal sealed class EnumeratedNames
{
    private readonly HashSet<string> read = [];
    private readonly ILookup<string, VariableDeclaratorSyntax> locals;
    private readonly ILookup<string, SyntaxNode?> parameters;
    private readonly HashSet<string> designations;

    public EnumeratedNames(SyntaxNode codeBlock)
    {
        var nodes = CodeBlocks.Nodes(codeBlock).ToList();
        locals = nodes.OfType<VariableDeclaratorSyntax>().ToLookup(local => local.Identifier.ValueText);
        parameters = nodes.OfType<ParameterSyntax>().ToLookup(parameter => parameter.Identifier.ValueText, parameter => parameter.Parent is ParameterListSyntax list ? list.Parent : parameter.Parent);
        designations = new(nodes.OfType<SingleVariableDesignationSyntax>().Select(designation => designation.Identifier.ValueText));
        var sources = nodes.OfType<CommonForEachStatementSyntax>().Select(loop => loop.Expression)
            .Concat(nodes.OfType<VariableDeclaratorSyntax>().Select(local => local.Initializer?.Value).OfType<ExpressionSyntax>());
        foreach (var source in sources)
            read.UnionWith(source.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>().Select(name => name.Identifier.ValueText));
    }

    /// <summary>
    /// Whether no loop of the block enumerates this: a local with an object of its own, <c>var result = new List&lt;int&gt;()</c>, that neither a loop
    /// nor another local is given.
    /// </summary>
    public bool LeaveOut(ExpressionSyntax collection) =>
        collection.Unwrapped() is IdentifierNameSyntax { Identifier.ValueText: var name } && !read.Contains(name) && IsOwnLocal(name, collection);

    /// <summary>Whether it is a parameter, or a local that stands for no member.</summary>
    public bool IsNoMember(ExpressionSyntax collection) =>
        collection.Unwrapped() is IdentifierNameSyntax { Identifier.ValueText: var name } && !designations.Contains(name)
        && (locals.Contains(name) ? IsOwnLocal(name, collection) : parameters[name].Any(function => function?.Span.Contains(collection.Span) == true));

    private bool IsOwnLocal(string name, ExpressionSyntax use) =>
        locals[name].Any(local => local.Parent?.Parent is LocalDeclarationStatementSyntax { Parent: { } scope } && scope.Span.Contains(use.Span))
        && locals[name].All(local => local.Initializer?.Value.Unwrapped() is not (SimpleNameSyntax or MemberAccessExpressionSyntax or MemberBindingExpressionSyntax));
}
