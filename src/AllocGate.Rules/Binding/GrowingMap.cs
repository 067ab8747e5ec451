using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AllocGate.Rules.Binding;

/// <summary>A map that gets entries and never loses one, as long as the process lives.</summary>
internal sealed class GrowingMap
{
    private GrowingMap(ISymbol map, ITypeSymbol key, KeyRange range, bool holdsSemaphores, IReadOnlyList<SimpleNameSyntax> growth, bool isCache)
    {
        Map = map;
        Key = key;
        Range = range;
        HoldsSemaphores = holdsSemaphores;
        Growth = growth;
        IsCache = isCache;
    }

    /// <summary>The field or automatic property.</summary>
    public ISymbol Map { get; }

    public ITypeSymbol Key { get; }

    public KeyRange Range { get; }

    public bool HoldsSemaphores { get; }

    /// <summary>Where entries are added.</summary>
    public IReadOnlyList<SimpleNameSyntax> Growth { get; }

    /// <summary>Whether what is not found is added, so that whoever asks decides how much; a register grows with the code that registers.</summary>
    public bool IsCache { get; }

    /// <summary>Whether the node declares a member whose type may be a map, as far as its syntax tells.</summary>
    public static bool MayBeDeclaredBy(SyntaxNode node) => node switch
    {
        VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax { Parent: FieldDeclarationSyntax, Type: var type } } => MayNameMap(type),
        PropertyDeclarationSyntax { Type: var type } => MayNameMap(type),
        _ => false,
    };

    /// <summary>Whether the member may be such a map, as far as its declaration tells.</summary>
    public static bool MayBe(ISymbol member) =>
        TypeOf(member) is INamedTypeSymbol type && IsMapName(type.Name)
        && type.ContainingNamespace.IsCollections()
        && !member.IsImplicitlyDeclared
        && (member.IsStatic || HoldsSemaphore(type) || IsHeldByItsType(member.ContainingType));

    // A name without type arguments may be an alias.
    private static bool MayNameMap(TypeSyntax type) => type switch
    {
        NullableTypeSyntax nullable => MayNameMap(nullable.ElementType),
        QualifiedNameSyntax qualified => MayNameMap(qualified.Right),
        AliasQualifiedNameSyntax aliased => MayNameMap(aliased.Name),
        GenericNameSyntax generic => IsMapName(generic.Identifier.ValueText),
        _ => type is not (PredefinedTypeSyntax or ArrayTypeSyntax or TupleTypeSyntax or PointerTypeSyntax),
    };

    private static bool IsMapName(string name) =>
        name is "Dictionary" or "ConcurrentDictionary" or "SortedDictionary" or "SortedList" or "OrderedDictionary" or "IDictionary" or "Hashtable";

    public static GrowingMap? Of(ISymbol member, TypeParts parts, CancellationToken cancellation)
    {
        var type = (INamedTypeSymbol)TypeOf(member)!;
        var key = type.TypeArguments.FirstOrDefault() ?? type;
        var range = type.TypeArguments.Length == 2 ? KeyRanges.Of(key) : KeyRange.Wide;
        if (range == KeyRange.Bounded || member is IPropertySymbol property && !IsAutomatic(property, cancellation) || TypeParts.IsVisibleBeyond(member) && !member.IsStatic)
            return null;
        var growth = new List<SimpleNameSyntax>();
        var lookedUpIn = new HashSet<SyntaxNode?>();
        foreach (var name in parts.Named(member.Name))
        {
            cancellation.ThrowIfCancellationRequested();
            if (MapUses.LooksUp(name))
                lookedUpIn.Add(TypeParts.Member(name));
            switch (MapUses.Of(name))
            {
                case MapUse.Shrinks when !IsOtherObjects(name, member):
                    return null;
                case MapUse.Grows when Means(name, member) && !parts.OnlyRunsWhere(name, (use, around) => RunsOnce(use, around, member)):
                    growth.Add(name);
                    break;
            }
        }

        return growth.Count == 0 ? null : new GrowingMap(member, key, range, HoldsSemaphore(type), growth, growth.Any(name => lookedUpIn.Contains(TypeParts.Member(name))));
    }

    private static bool RunsOnce(SyntaxNode use, MemberDeclarationSyntax member, ISymbol map) =>
        TypeParts.RunsAtStart(use, member) || !map.IsStatic && member is ConstructorDeclarationSyntax;

    private static ITypeSymbol? TypeOf(ISymbol member) => member switch
    {
        IFieldSymbol field => field.Type,
        IPropertySymbol { IsIndexer: false } property => property.Type,
        _ => null,
    };

    private static bool HoldsSemaphore(INamedTypeSymbol type) =>
        type.TypeArguments.Length == 2 && type.TypeArguments[1] is var value
        && (value.Is("System.Threading", "SemaphoreSlim") || value.Is("System", "Lazy") && ((INamedTypeSymbol)value).TypeArguments[0].Is("System.Threading", "SemaphoreSlim"));

    /// <summary>Whether the type keeps an object of itself for good, <c>static readonly T Instance = new()</c>: its fields are as good as static.</summary>
    private static bool IsHeldByItsType(INamedTypeSymbol type) => type.GetMembers().Any(member =>
        member.IsStatic && member switch
        {
            IFieldSymbol { IsReadOnly: true, AssociatedSymbol: null } field => SymbolEqualityComparer.Default.Equals(field.Type, type),
            IPropertySymbol { SetMethod: null } property => SymbolEqualityComparer.Default.Equals(property.Type, type)
                && property.DeclaringSyntaxReferences.Any(declared => declared.GetSyntax() is PropertyDeclarationSyntax { Initializer: not null }),
            _ => false,
        });

    private static bool IsAutomatic(IPropertySymbol property, CancellationToken cancellation) =>
        property.DeclaringSyntaxReferences.Length == 1
        && property.DeclaringSyntaxReferences[0].GetSyntax(cancellation) is PropertyDeclarationSyntax { ExpressionBody: null, AccessorList: { } accessors }
        && accessors.Accessors.All(accessor => accessor.Body is null && accessor.ExpressionBody is null);

    /// <summary>Whether the name means this member, and not a local, a parameter or the same name in another object.</summary>
    private static bool Means(SimpleNameSyntax name, ISymbol member)
    {
        if (name.Parent is MemberAccessExpressionSyntax access && access.Name == name)
        {
            return access.Expression is ThisExpressionSyntax
                || access.Expression is SimpleNameSyntax type && type.Identifier.ValueText == member.ContainingType.Name
                || access.Expression is MemberAccessExpressionSyntax nested && nested.Name.Identifier.ValueText == member.ContainingType.Name;
        }

        return TypeParts.Member(name) is { } around && !Declares(around, member.Name)
            && name.Ancestors().OfType<TypeDeclarationSyntax>().Any(type => type.Identifier.ValueText == member.ContainingType.Name);
    }

    /// <summary>Whether another object's map is handed on, as in a merge of two: this one does not go with it.</summary>
    private static bool IsOtherObjects(SimpleNameSyntax name, ISymbol member) =>
        !member.IsStatic && name.Parent is MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax, Parent: ArgumentSyntax };

    private static bool Declares(MemberDeclarationSyntax member, string name) => member.DescendantNodes().Any(node => node switch
    {
        ParameterSyntax parameter => parameter.Identifier.ValueText == name,
        VariableDeclaratorSyntax variable => variable.Identifier.ValueText == name && member is not BaseFieldDeclarationSyntax,
        SingleVariableDesignationSyntax designation => designation.Identifier.ValueText == name,
        ForEachStatementSyntax loop => loop.Identifier.ValueText == name,
        _ => false,
    });
}
