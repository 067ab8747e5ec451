using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AllocGate.Rules.Binding;

/// <summary>Where a type changes collections in its own members, by the member's name; read once a type.</summary>
internal sealed class MemberMutations
{
    private readonly ILookup<string, SyntaxNode> changes;

    private MemberMutations(ILookup<string, SyntaxNode> changes) => this.changes = changes;

    public static MemberMutations Of(INamedTypeSymbol type) => new(
        type.DeclaringSyntaxReferences
            .SelectMany(reference => reference.GetSyntax().DescendantNodes())
            .Select(node => (node, receiver: Receiver(node)))
            .Where(change => change.receiver is not null)
            .ToLookup(change => change.receiver!, change => change.node));

    /// <summary>The first change of the collection, in another method than <paramref name="codeBlock"/>, that makes an enumeration throw.</summary>
    public (SyntaxNode Node, string Method)? Elsewhere(ISymbol collection, INamedTypeSymbol collectionType, SyntaxNode codeBlock)
    {
        foreach (var node in changes[collection.Name])
        {
            var name = node is InvocationExpressionSyntax call ? call.CalledName()! : "this[]";
            if (MutationEffects.Of(collectionType.Name, name, keyIsThere: false) is not (MutationEffect.Throws or MutationEffect.ThrowsIfNew))
                continue;
            if (node.FirstAncestorOrSelf<MethodDeclarationSyntax>() is { } method && method != codeBlock && !Hides(method, collection.Name))
                return (node, method.Identifier.ValueText);
        }

        return null;
    }

    private static string? Receiver(SyntaxNode node) => node switch
    {
        InvocationExpressionSyntax call when call.CalledName() is { } name && MutationEffects.MayMutate(name) => Own(call.Expression.Receiver()),
        AssignmentExpressionSyntax { Left: ElementAccessExpressionSyntax element } => Own(element.Expression),
        _ => null,
    };

    private static string? Own(ExpressionSyntax? receiver) => receiver?.Unwrapped() switch
    {
        IdentifierNameSyntax name => name.Identifier.ValueText,
        MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax, Name: IdentifierNameSyntax name } => name.Identifier.ValueText,
        _ => null,
    };

    private static bool Hides(MethodDeclarationSyntax method, string name) =>
        method.ParameterList.Parameters.Any(parameter => parameter.Identifier.ValueText == name)
        || method.DescendantNodes().OfType<VariableDeclaratorSyntax>().Any(local => local.Identifier.ValueText == name);
}
