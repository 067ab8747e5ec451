using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AllocGate.Scanning.Driving;

/// <summary>How the compiler cuts a file into declarations, and whose code each of them holds.</summary>
internal static class Declarations
{
    /// <summary>Those directly inside another.</summary>
    public static IEnumerable<SyntaxNode> Inside(SyntaxNode declaration) => declaration switch
    {
        CompilationUnitSyntax unit => unit.Members.Where(IsDeclaration),
        BaseNamespaceDeclarationSyntax names => names.Members.Where(IsDeclaration),
        TypeDeclarationSyntax type => type.ChildNodes().Concat(type.BaseList?.Types ?? []).Where(IsDeclaration),
        EnumDeclarationSyntax values => values.Members,
        PropertyDeclarationSyntax { ExpressionBody: { } getter } => [getter],
        IndexerDeclarationSyntax { ExpressionBody: { } getter } => [getter],
        BasePropertyDeclarationSyntax { AccessorList: { } accessors } => accessors.Accessors,
        _ => [],
    };

    /// <summary>The nodes of a declaration without those of the declarations inside it.</summary>
    public static IEnumerable<SyntaxNode> OwnNodes(SyntaxNode declaration) =>
        declaration.DescendantNodesAndSelf(node => node == declaration || !IsDeclaration(node)).Where(node => node == declaration || !IsDeclaration(node));

    /// <summary>Whether code of it stands in other declarations: a program's statements, what a primary constructor hands to its base.</summary>
    public static bool HasCodeElsewhere(SyntaxNode declaration) => declaration is CompilationUnitSyntax or ParameterListSyntax;

    /// <summary>Whose code it is; several variables of one declaration have it in common.</summary>
    public static ISymbol? Owner(SyntaxNode declaration, SemanticModel model, CancellationToken cancellationToken) => declaration switch
    {
        CompilationUnitSyntax => model.Compilation.GlobalNamespace,
        GlobalStatementSyntax => Program(declaration.Parent!, model, cancellationToken),
        ParameterListSyntax or PrimaryConstructorBaseTypeSyntax => Constructor(declaration.FirstAncestorOrSelf<TypeDeclarationSyntax>()!, model, cancellationToken),
        BaseFieldDeclarationSyntax field => model.GetDeclaredSymbol(field.Declaration.Variables[0], cancellationToken),
        ArrowExpressionClauseSyntax getter => (model.GetDeclaredSymbol(getter.Parent!, cancellationToken) as IPropertySymbol)?.GetMethod,
        _ => model.GetDeclaredSymbol(declaration, cancellationToken),
    };

    /// <summary>What rules get for a declaration with code in it: itself, or the type whose constructor it heads.</summary>
    public static SyntaxNode CodeBlock(SyntaxNode declaration) => declaration is ParameterListSyntax ? declaration.Parent! : declaration;

    /// <summary>Whose code runs in it, and its parts: bodies, initial values, defaults, attributes. Each variable of one declaration has its own.</summary>
    public static IEnumerable<(ISymbol Owner, IReadOnlyList<SyntaxNode> Parts)> Code(SyntaxNode declaration, ISymbol owner, SemanticModel model, CancellationToken cancellationToken)
    {
        if (declaration is BaseFieldDeclarationSyntax field)
        {
            foreach (var variable in field.Declaration.Variables)
            {
                SyntaxNode[] parts = [.. Some(variable.Initializer), .. CodeIn(field.AttributeLists)];
                if (parts.Length > 0 && model.GetDeclaredSymbol(variable, cancellationToken) is { } symbol)
                    yield return (symbol, parts);
            }
        }
        else if (Program(declaration, model, cancellationToken) is { } main)
        {
            yield return (main, [.. declaration.ChildNodes().OfType<GlobalStatementSyntax>()]);
        }
        else if (CodeIn(declaration).ToList() is { Count: > 0 } parts)
        {
            yield return (owner, parts);
        }
    }

    /// <summary>The method that a file's top-level statements are.</summary>
    public static ISymbol? Program(SyntaxNode declaration, SemanticModel model, CancellationToken cancellationToken) =>
        declaration is CompilationUnitSyntax unit && unit.Members.Any(SyntaxKind.GlobalStatement) ? model.GetDeclaredSymbol(unit, cancellationToken) : null;

    private static IMethodSymbol? Constructor(TypeDeclarationSyntax type, SemanticModel model, CancellationToken cancellationToken) =>
        model.GetDeclaredSymbol(type, cancellationToken)?.InstanceConstructors.FirstOrDefault(c => c.DeclaringSyntaxReferences.Any(r => r.Span == type.Span));

    private static IEnumerable<SyntaxNode> CodeIn(SyntaxNode declaration) => declaration switch
    {
        CompilationUnitSyntax unit => CodeIn(unit.AttributeLists),
        BaseNamespaceDeclarationSyntax or GlobalStatementSyntax => [],
        ArrowExpressionClauseSyntax => [declaration],
        AccessorDeclarationSyntax accessor => [.. CodeIn(accessor.AttributeLists), .. Some(accessor.Body), .. Some(accessor.ExpressionBody)],
        BaseMethodDeclarationSyntax method =>
            [.. CodeIn(method.AttributeLists), .. CodeIn(method.ParameterList.Parameters), .. Some((method as ConstructorDeclarationSyntax)?.Initializer), .. Some(method.Body), .. Some(method.ExpressionBody)],
        PropertyDeclarationSyntax property => [.. CodeIn(property.AttributeLists), .. Some(property.Initializer)],
        IndexerDeclarationSyntax indexer => [.. CodeIn(indexer.AttributeLists), .. CodeIn(indexer.ParameterList.Parameters)],
        EnumMemberDeclarationSyntax value => [.. CodeIn(value.AttributeLists), .. Some(value.EqualsValue)],
        DelegateDeclarationSyntax type => [.. CodeIn(type.AttributeLists), .. CodeIn(type.ParameterList.Parameters)],
        ParameterListSyntax { Parent: TypeDeclarationSyntax type } parameters => [.. CodeIn(parameters.Parameters), .. type.BaseList?.Types.OfType<PrimaryConstructorBaseTypeSyntax>() ?? []],
        MemberDeclarationSyntax member => CodeIn(member.AttributeLists),
        _ => [],
    };

    private static IEnumerable<SyntaxNode> CodeIn(SeparatedSyntaxList<ParameterSyntax> parameters) =>
        parameters.SelectMany(parameter => CodeIn(parameter.AttributeLists).Concat(Some(parameter.Default)));

    private static IEnumerable<SyntaxNode> CodeIn(SyntaxList<AttributeListSyntax> attributes) => attributes.SelectMany(list => list.Attributes);

    private static IEnumerable<SyntaxNode> Some(SyntaxNode? node) => node is null ? [] : [node];

    private static bool IsDeclaration(SyntaxNode node) =>
        node is (MemberDeclarationSyntax and not IncompleteMemberSyntax)
            or ParameterListSyntax { Parent: TypeDeclarationSyntax and not ExtensionBlockDeclarationSyntax }
            or PrimaryConstructorBaseTypeSyntax
            or AccessorDeclarationSyntax
            or ArrowExpressionClauseSyntax { Parent: PropertyDeclarationSyntax or IndexerDeclarationSyntax };
}
