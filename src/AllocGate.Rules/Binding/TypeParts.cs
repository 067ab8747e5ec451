using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AllocGate.Rules.Binding;

/// <summary>
/// The source of an outermost type, all of its parts and nested types: every place that can see its private members. Read by name
/// alone, since a rule has no semantic model of the other files, and only for a type that has something to ask about.
/// </summary>
internal sealed class TypeParts
{
    private const int MostCallsFollowed = 64;
    private readonly ILookup<string, SimpleNameSyntax> names;

    private TypeParts(INamedTypeSymbol type, CancellationToken cancellation) =>
        names = type.DeclaringSyntaxReferences
            .SelectMany(part => part.GetSyntax(cancellation).DescendantNodes())
            .OfType<SimpleNameSyntax>()
            .ToLookup(name => name.Identifier.ValueText);

    /// <summary>The parts of the outermost type around a symbol, read once as long as the cache lives.</summary>
    public static TypeParts Around(ISymbol symbol, ConcurrentDictionary<ISymbol, TypeParts> cache, CancellationToken cancellation)
    {
        var type = Outermost(symbol);
        return cache.TryGetValue(type, out var parts) ? parts : cache.GetOrAdd(type, new TypeParts(type, cancellation));
    }

    public static ConcurrentDictionary<ISymbol, TypeParts> NewCache() => new(SymbolEqualityComparer.Default);

    /// <summary>Whether code outside of the outermost type can name the symbol.</summary>
    public static bool IsVisibleBeyond(ISymbol symbol)
    {
        for (var current = symbol; current.ContainingType is not null; current = current.ContainingType)
        {
            if (current.DeclaredAccessibility == Accessibility.Private)
                return false;
        }

        return true;
    }

    /// <summary>Whether code of other assemblies, and so any thread of theirs, can call the member.</summary>
    public static bool IsPublic(ISymbol symbol)
    {
        for (var current = symbol; current is not null; current = current.ContainingType)
        {
            if (current.DeclaredAccessibility != Accessibility.Public)
                return false;
        }

        return true;
    }

    public IEnumerable<SimpleNameSyntax> Named(string name) => names[name];

    /// <summary>The member that the node stands in, initialisers included.</summary>
    public static MemberDeclarationSyntax? Member(SyntaxNode node) =>
        node.AncestorsAndSelf().OfType<MemberDeclarationSyntax>().FirstOrDefault(member => member is not GlobalStatementSyntax);

    /// <summary>Whether the code only runs where <paramref name="holds"/> says so of it, or of every call of the private method around it.</summary>
    public bool OnlyRunsWhere(SyntaxNode node, Func<SyntaxNode, MemberDeclarationSyntax, bool> holds, int callsUp = 3)
    {
        if (Member(node) is not { } member || holds(node, member))
            return true;
        if (callsUp == 0 || member is not MethodDeclarationSyntax method || !IsPrivate(method))
            return false;
        var calls = Named(method.Identifier.ValueText).Where(name => MeansOwn(name, method)).Take(MostCallsFollowed + 1).ToList();
        return calls.Count is > 0 and <= MostCallsFollowed
            && calls.All(call => IsCalled(call) && OnlyRunsWhere(call, holds, callsUp - 1));
    }

    /// <summary>Whether the code runs while the type or the program starts: static constructor, initialiser, module initialiser, <c>Main</c>.</summary>
    public static bool RunsAtStart(SyntaxNode node, MemberDeclarationSyntax member) => member switch
    {
        ConstructorDeclarationSyntax constructor => constructor.Modifiers.Any(SyntaxKind.StaticKeyword) && !IsInLambda(node, member),
        BaseFieldDeclarationSyntax => !IsInLambda(node, member),
        PropertyDeclarationSyntax property => property.Initializer?.Span.Contains(node.Span) == true && !IsInLambda(node, member),
        MethodDeclarationSyntax { Identifier.ValueText: "Main" } method => method.Modifiers.Any(SyntaxKind.StaticKeyword),
        MethodDeclarationSyntax method => HasAttribute(method, "ModuleInitializer"),
        _ => false,
    };

    public static bool HasAttribute(MemberDeclarationSyntax member, string name, string? argument = null) =>
        member.AttributeLists.SelectMany(list => list.Attributes).Any(attribute =>
            attribute.Name.ToString().Split('.').Last() is var written && (written == name || written == name + "Attribute")
            && (argument is null || attribute.ArgumentList?.ToString().Contains(argument) == true));

    private static INamedTypeSymbol Outermost(ISymbol symbol)
    {
        var type = symbol as INamedTypeSymbol ?? symbol.ContainingType;
        while (type.ContainingType is { } outer)
            type = outer;
        return type;
    }

    private static bool IsPrivate(MethodDeclarationSyntax method) =>
        method.ExplicitInterfaceSpecifier is null
        && !method.Modifiers.Any(modifier => modifier.Kind() is SyntaxKind.PublicKeyword or SyntaxKind.InternalKeyword or SyntaxKind.ProtectedKeyword);

    /// <summary>Whether the name stands alone, or behind <c>this</c> or the type, so that it may mean the method.</summary>
    private static bool MeansOwn(SimpleNameSyntax name, MethodDeclarationSyntax method) =>
        name.Parent is not MemberBindingExpressionSyntax
        && (name.Parent is not MemberAccessExpressionSyntax member || member.Name != name || member.Expression is ThisExpressionSyntax
            || member.Expression is SimpleNameSyntax type && method.Parent is TypeDeclarationSyntax declared && declared.Identifier.ValueText == type.Identifier.ValueText);

    private static bool IsCalled(SimpleNameSyntax name)
    {
        var whole = name.Parent is MemberAccessExpressionSyntax member && member.Name == name ? (ExpressionSyntax)member : name;
        return whole.Parent is InvocationExpressionSyntax call && call.Expression == whole;
    }

    /// <summary>A lambda runs later, except the one that a <c>Lazy</c> calls once.</summary>
    private static bool IsInLambda(SyntaxNode node, SyntaxNode member) =>
        node.Ancestors().TakeWhile(ancestor => ancestor != member).OfType<AnonymousFunctionExpressionSyntax>()
            .Any(lambda => lambda.FirstAncestorOrSelf<ObjectCreationExpressionSyntax>()?.Type.ToString().Contains("Lazy") != true);
}
