using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AllocGate.Rules.Binding;

/// <summary>A mutable collection that a member of this object keeps although its caller keeps it too.</summary>
internal sealed class KeptArgument
{
    private KeptArgument(IParameterSymbol parameter, SyntaxNode node, string target)
    {
        Parameter = parameter;
        Node = node;
        Target = target;
    }

    public IParameterSymbol Parameter { get; }

    /// <summary>The assignment, or the initialiser's value.</summary>
    public SyntaxNode Node { get; }

    /// <summary>The member that keeps it.</summary>
    public string Target { get; }

    /// <summary>Whether the node puts a bare name, or a bare name where it is not null, into something.</summary>
    public static bool MayBeOne(SyntaxNode node) => node switch
    {
        AssignmentExpressionSyntax assignment => assignment.IsKind(SyntaxKind.SimpleAssignmentExpression) && Name(assignment.Right) is not null && !assignment.Left.IsSetByInitializer(),
        EqualsValueClauseSyntax { Parent: PropertyDeclarationSyntax or VariableDeclaratorSyntax { Parent.Parent: FieldDeclarationSyntax } } clause => Name(clause.Value) is not null,
        _ => false,
    };

    public static KeptArgument? Of(SyntaxNode node, LocalHistory history, SemanticModel model, CancellationToken cancellation)
    {
        if (!MayBeOne(node))
            return null;
        var value = node is AssignmentExpressionSyntax assignment ? assignment.Right : ((EqualsValueClauseSyntax)node).Value;
        if (model.GetSymbolInfo(Name(value)!, cancellation).Symbol is not IParameterSymbol { RefKind: RefKind.None, IsParams: false } parameter
            || parameter.ContainingSymbol is not IMethodSymbol { MethodKind: MethodKind.Ordinary or MethodKind.Constructor or MethodKind.ExplicitInterfaceImplementation }
            || !CollectionCopies.IsMutable(parameter.Type) || history.Assigns(parameter))
            return null;
        return Keeper(node, model, cancellation) is { } keeper && !IsOpen(keeper) ? new KeptArgument(parameter, node, keeper.Name) : null;
    }

    /// <summary>The name itself, or what <c>name ?? throw …</c> and <c>name ?? new()</c> start with.</summary>
    public static IdentifierNameSyntax? Name(ExpressionSyntax value) => value.Unwrapped() switch
    {
        IdentifierNameSyntax name => name,
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.CoalesceExpression } choice => choice.Left.Unwrapped() as IdentifierNameSyntax,
        _ => null,
    };

    private static ISymbol? Keeper(SyntaxNode node, SemanticModel model, CancellationToken cancellation) => node switch
    {
        AssignmentExpressionSyntax assignment => ReceiverPath.Of(assignment.Left, model, cancellation) is { EndsInMember: true, Symbols.Length: 1 } path ? path.Root : null,
        _ => model.GetDeclaredSymbol(node.Parent!, cancellation),
    };

    /// <summary>A property that anyone may set holds what others gave it, and says so.</summary>
    private static bool IsOpen(ISymbol member) => member is IPropertySymbol { SetMethod.DeclaredAccessibility: not Accessibility.Private };
}
