using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AllocGate.Rules.Binding;

internal static class Swaps
{
    /// <summary>Whether the field is a collection that some method may replace.</summary>
    public static bool CanBeSwapped(ISymbol member) => member switch
    {
        IFieldSymbol { IsReadOnly: false, IsConst: false, IsImplicitlyDeclared: false } field => IsCollection(field.Type),
        IPropertySymbol { IsIndexer: false, SetMethod.IsInitOnly: false } property => IsCollection(property.Type) && IsAutomatic(property),
        _ => false,
    };

    /// <summary>Whether the type sets, outside of its constructors, anything that is named as one of its fields or properties.</summary>
    public static bool MayBeIn(INamedTypeSymbol type, CancellationToken cancellation)
    {
        var declared = new HashSet<string>();
        var set = new HashSet<string>();
        foreach (var part in type.DeclaringSyntaxReferences)
        {
            var whole = part.GetSyntax(cancellation);
            foreach (var node in whole.DescendantNodes(node => node == whole || node is not (BaseTypeDeclarationSyntax or ConstructorDeclarationSyntax)))
            {
                if (node is VariableDeclaratorSyntax { Parent.Parent: BaseFieldDeclarationSyntax } field)
                    declared.Add(field.Identifier.ValueText);
                else if (node is PropertyDeclarationSyntax property)
                    declared.Add(property.Identifier.ValueText);
                else if (node is ParameterSyntax { Parent.Parent: RecordDeclarationSyntax } parameter)
                    declared.Add(parameter.Identifier.ValueText);
                else if (Target(node) is { } target)
                    set.Add((target as MemberAccessExpressionSyntax)?.Name.Identifier.ValueText ?? ((IdentifierNameSyntax)target).Identifier.ValueText);
            }
        }

        return declared.Overlaps(set);
    }

    public static void Collect(SyntaxNodeAnalysisContext context, INamedTypeSymbol type, ConcurrentBag<Swap> swaps)
    {
        if (Target(context.Node) is not { } target)
            return;
        if (context.SemanticModel.GetSymbolInfo(target, context.CancellationToken).Symbol is not { } field
            || !SymbolEqualityComparer.Default.Equals(field.ContainingType, type) || !CanBeSwapped(field))
            return;
        // The field of another object, as in Clone(): what holds this object's collection is still up to date.
        if (!field.IsStatic && target is MemberAccessExpressionSyntax { Expression: not ThisExpressionSyntax })
            return;
        if (Member(context.Node) is { } member && member is not ConstructorDeclarationSyntax && !IsFirstFill(context.Node, field))
            swaps.Add(new Swap(field, context.Node, context.ContainingSymbol?.Name ?? field.Name));
    }

    private static ExpressionSyntax? Target(SyntaxNode node)
    {
        var target = node switch
        {
            AssignmentExpressionSyntax assignment when assignment.IsKind(SyntaxKind.SimpleAssignmentExpression) && assignment.Right.Unwrapped() is not LiteralExpressionSyntax => assignment.Left,
            // Interlocked.Exchange(ref field, …), Volatile.Write(ref field, …)
            ArgumentSyntax { RefKindKeyword.RawKind: not 0 } argument => argument.Expression,
            _ => null,
        };
        return target is IdentifierNameSyntax or MemberAccessExpressionSyntax && !target.IsSetByInitializer() ? target : null;
    }

    private static bool IsCollection(ITypeSymbol type) =>
        type.IsReferenceType && type.TypeKind != TypeKind.Error && type.SpecialType != SpecialType.System_String && type.Implements("System.Collections", "IEnumerable");

    private static bool IsAutomatic(IPropertySymbol property) =>
        property.ContainingType.GetMembers().OfType<IFieldSymbol>().Any(field => SymbolEqualityComparer.Default.Equals(field.AssociatedSymbol, property));

    /// <summary>The member around a node; null in an initialiser.</summary>
    public static SyntaxNode? Member(SyntaxNode node) =>
        node.Ancestors().FirstOrDefault(ancestor => ancestor is BaseMethodDeclarationSyntax or AccessorDeclarationSyntax or PropertyDeclarationSyntax or IndexerDeclarationSyntax);

    /// <summary>Whether it stands under <c>if (field == null)</c>: there was no old collection.</summary>
    private static bool IsFirstFill(SyntaxNode node, ISymbol field) =>
        node.Ancestors().OfType<IfStatementSyntax>().Any(branch => branch.Statement.Span.Contains(node.Span) && AsksForNull(branch.Condition, field.Name));

    private static bool AsksForNull(ExpressionSyntax condition, string name) => condition switch
    {
        BinaryExpressionSyntax { OperatorToken.ValueText: "==", Right: LiteralExpressionSyntax { Token.ValueText: "null" } } equal => Names(equal.Left, name),
        IsPatternExpressionSyntax { Pattern: ConstantPatternSyntax { Expression: LiteralExpressionSyntax { Token.ValueText: "null" } } } pattern => Names(pattern.Expression, name),
        _ => false,
    };

    private static bool Names(ExpressionSyntax expression, string name) =>
        expression is IdentifierNameSyntax simple && simple.Identifier.ValueText == name
        || expression is MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax } member && member.Name.Identifier.ValueText == name;
}
