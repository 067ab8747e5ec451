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

    /// <summary>Whether the type sets, outside of its constructors, anything that is named as one of its fields or properties that may be such a collection.</summary>
    public static bool MayBeIn(INamedTypeSymbol type, CancellationToken cancellation)
    {
        var parts = type.DeclaringSyntaxReferences.Select(part => part.GetSyntax(cancellation)).ToList();
        var declared = new HashSet<string>(parts.OfType<TypeDeclarationSyntax>().SelectMany(Declared));
        return declared.Count > 0 && parts.Any(part => part
            .DescendantNodes(node => node == part || node is not (BaseTypeDeclarationSyntax or ConstructorDeclarationSyntax))
            .Any(node => Target(node) is { } target && declared.Contains(NameOf(target))));
    }

    /// <summary>The names of the fields and properties that may be replaced, and are of no type with a keyword.</summary>
    private static IEnumerable<string> Declared(TypeDeclarationSyntax type)
    {
        foreach (var parameter in (type as RecordDeclarationSyntax)?.ParameterList?.Parameters ?? default)
            yield return parameter.Identifier.ValueText;
        foreach (var member in type.Members)
        {
            if (member is FieldDeclarationSyntax { Declaration: { Type: not PredefinedTypeSyntax } fields } && !member.Modifiers.Any(SyntaxKind.ReadOnlyKeyword) && !member.Modifiers.Any(SyntaxKind.ConstKeyword))
            {
                foreach (var field in fields.Variables)
                    yield return field.Identifier.ValueText;
            }
            else if (member is PropertyDeclarationSyntax { Type: not PredefinedTypeSyntax, AccessorList: { } accessors } property && accessors.Accessors.Any(SyntaxKind.SetAccessorDeclaration))
            {
                yield return property.Identifier.ValueText;
            }
        }
    }

    private static string NameOf(ExpressionSyntax target) => ((target as MemberAccessExpressionSyntax)?.Name ?? (SimpleNameSyntax)target).Identifier.ValueText;

    /// <param name="names">Of the members that can be swapped.</param>
    public static void Collect(SyntaxNodeAnalysisContext context, INamedTypeSymbol type, HashSet<string> names, ConcurrentBag<Swap> swaps)
    {
        if (Target(context.Node) is not { } target || !names.Contains(NameOf(target)))
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
