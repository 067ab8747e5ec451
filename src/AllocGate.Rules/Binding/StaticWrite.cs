using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AllocGate.Rules.Binding;

/// <summary>The changes that one member makes to a static collection which does not lock by itself, without a lock of its own.</summary>
internal sealed class StaticWrite
{
    private StaticWrite(ISymbol collection, string type, IReadOnlyList<Mutation> mutations)
    {
        Collection = collection;
        Type = type;
        Mutations = mutations;
    }

    /// <summary>The field or automatic property.</summary>
    public ISymbol Collection { get; }

    public string Type { get; }

    public IReadOnlyList<Mutation> Mutations { get; }

    public static IEnumerable<StaticWrite> In(
        SyntaxNode codeBlock, ISymbol owner, ConcurrentDictionary<ISymbol, TypeParts> cache, SemanticModel model, CancellationToken cancellation)
    {
        if (owner is not IMethodSymbol { MethodKind: not MethodKind.StaticConstructor, ContainingType: { } type, Name: not "<Main>$" })
            return [];
        var locks = new LockUse();
        return CodeBlocks.Nodes(codeBlock)
            .Where(node => MayBe(node) && MayBeStatic(Mutation.Target(node)!))
            .Select(node => Mutation.Of(node, model, cancellation))
            .OfType<Mutation>()
            .Select(mutation => (mutation, collection: Collection(mutation)))
            .Where(write => write.collection is not null && !IsSafe(write.mutation.Node))
            .GroupBy(write => write.collection!, write => write.mutation, (IEqualityComparer<ISymbol>)SymbolEqualityComparer.Default)
            .Select(writes => new StaticWrite(writes.Key, writes.First().Type.Name, writes.ToList()));

        bool MayBeStatic(ExpressionSyntax target) => target.Unwrapped() switch
        {
            IdentifierNameSyntax name => Types(type).Any(one => one.GetMembers(name.Identifier.ValueText).Any(IsCandidate)),
            _ => true,
        };

        ISymbol? Collection(Mutation mutation)
        {
            if (ReceiverPath.Of(mutation.Receiver, model, cancellation) is not { Symbols.Length: 1, Root: var root } || !IsCandidate(root) || ParallelWrite.IsOfOneThread(root))
                return null;
            return !mutation.IsOneElement && IsPlain(root) ? root : null;
        }

        bool IsPlain(ISymbol collection)
        {
            var declared = TypeOf(collection)!;
            if (declared.IsPlain() && declared.Name is not ("Hashtable" or "ArrayList" or "Collection"))
                return true;
            var values = Values(collection, TypeParts.Around(collection, cache, cancellation)).ToList();
            return values.Count > 0 && values.All(value => PlainCollections.IsMade(value, declared));
        }

        bool IsSafe(SyntaxNode node) => TypeParts.Around(type, cache, cancellation).OnlyRunsWhere(node, (use, member) =>
            TypeParts.RunsAtStart(use, member) || locks.Covers(use, member) || TypeParts.HasAttribute(member, "MethodImpl", "Synchronized"));
    }

    /// <summary>Whether the node may change a static collection, as far as its syntax tells.</summary>
    public static bool MayBe(SyntaxNode node) =>
        Mutation.Target(node)?.Unwrapped() is IdentifierNameSyntax or MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax or MemberAccessExpressionSyntax };

    private static IEnumerable<INamedTypeSymbol> Types(INamedTypeSymbol type)
    {
        for (var current = type; current is not null; current = current.ContainingType)
            yield return current;
    }

    private static bool IsCandidate(ISymbol member) =>
        member is { IsStatic: true, DeclaringSyntaxReferences.Length: > 0 } && (TypeOf(member).IsPlain() || TypeOf(member).IsCollectionInterface());

    private static ITypeSymbol? TypeOf(ISymbol member) => member switch
    {
        IFieldSymbol field => field.Type,
        IPropertySymbol property => property.Type,
        _ => null,
    };

    /// <summary>What the collection is initialised with or assigned, anywhere in the type.</summary>
    private static IEnumerable<ExpressionSyntax> Values(ISymbol collection, TypeParts parts)
    {
        var initialiser = collection.DeclaringSyntaxReferences[0].GetSyntax() switch
        {
            VariableDeclaratorSyntax field => field.Initializer?.Value,
            PropertyDeclarationSyntax property => property.Initializer?.Value,
            _ => null,
        };
        var assigned = parts.Named(collection.Name)
            .Select(name => name.Parent is MemberAccessExpressionSyntax member && member.Name == name ? (ExpressionSyntax)member : name)
            .Select(target => target.Parent is AssignmentExpressionSyntax assignment && assignment.Left == target ? assignment.Right : null)
            .OfType<ExpressionSyntax>()
            .Where(value => value is not LiteralExpressionSyntax);
        return initialiser is null ? assigned : assigned.Prepend(initialiser);
    }
}
