using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AllocGate.Rules.Binding;

/// <summary>
/// The symbols that lead to an object: <c>a.Map</c> is (a, Map), <c>this.Map</c> is (Map). Two equal paths name the same
/// object as long as nothing on them is assigned; the same member of another instance is another path.
/// </summary>
internal sealed class ReceiverPath : IEquatable<ReceiverPath>
{
    private ReceiverPath(ImmutableArray<ISymbol> symbols) => Symbols = symbols;

    public ImmutableArray<ISymbol> Symbols { get; }

    public ISymbol Root => Symbols[0];

    /// <summary>Whether the last step is a member, of this object, a type or another object.</summary>
    public bool EndsInMember => Symbols[Symbols.Length - 1] is IFieldSymbol or IPropertySymbol;

    /// <summary>The path, or null where the expression computes its object anew: calls, indexers, computed properties.</summary>
    public static ReceiverPath? Of(ExpressionSyntax? expression, SemanticModel model, CancellationToken cancellation)
    {
        if (expression?.IsSetByInitializer() == true)
            return null;
        var symbols = ImmutableArray.CreateBuilder<ISymbol>();
        for (var current = expression?.Unwrapped(); current is not (null or ThisExpressionSyntax or BaseExpressionSyntax);)
        {
            if (current is not (IdentifierNameSyntax or MemberAccessExpressionSyntax or MemberBindingExpressionSyntax))
                return null;
            if (Step(model.GetSymbolInfo(current, cancellation).Symbol) is not { } symbol)
                return null;
            symbols.Add(symbol);
            current = symbol.IsStatic ? null : current.Receiver()?.Unwrapped();
        }

        symbols.Reverse();
        return symbols.Count == 0 ? null : new ReceiverPath(symbols.ToImmutable());
    }

    public bool Equals(ReceiverPath? other) =>
        other is not null && Symbols.SequenceEqual(other.Symbols, SymbolEqualityComparer.Default);

    public override bool Equals(object? obj) => Equals(obj as ReceiverPath);

    public override int GetHashCode() =>
        Symbols.Aggregate(17, (hash, symbol) => unchecked(hash * 31 + SymbolEqualityComparer.Default.GetHashCode(symbol)));

    private static ISymbol? Step(ISymbol? symbol) => symbol switch
    {
        ILocalSymbol or IParameterSymbol or IFieldSymbol => symbol,
        IPropertySymbol { IsIndexer: false } property => Behind(property),
        _ => null,
    };

    /// <summary>The field that a property hands out, the property itself where it stores, null where it computes.</summary>
    private static ISymbol? Behind(IPropertySymbol property)
    {
        if (property.DeclaringSyntaxReferences.Length == 0)
            return property;
        if (property.DeclaringSyntaxReferences[0].GetSyntax() is not PropertyDeclarationSyntax declaration)
            return property;
        if (Body(declaration) is not { } body)
            return declaration.AccessorList?.Accessors.All(accessor => accessor.Body is null && accessor.ExpressionBody is null) == true ? property : null;
        if (body is AssignmentExpressionSyntax assignment)
            body = assignment.Left;
        return body switch
        {
            IdentifierNameSyntax name => FieldNamed(name),
            MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax, Name: IdentifierNameSyntax name } => FieldNamed(name),
            _ => null,
        };

        IFieldSymbol? FieldNamed(IdentifierNameSyntax name) =>
            property.ContainingType.GetMembers(name.Identifier.ValueText).OfType<IFieldSymbol>().FirstOrDefault();
    }

    private static ExpressionSyntax? Body(PropertyDeclarationSyntax declaration)
    {
        if (declaration.ExpressionBody is { } arrow)
            return arrow.Expression;
        var getter = declaration.AccessorList?.Accessors.FirstOrDefault(accessor => accessor.Keyword.ValueText == "get");
        return getter?.ExpressionBody?.Expression ?? OnlyReturned(getter?.Body);
    }

    /// <summary>What every way out of a getter returns: one that fills its field first still hands out the field.</summary>
    private static ExpressionSyntax? OnlyReturned(BlockSyntax? body)
    {
        var returned = body?.DescendantNodes(node => !node.IsFunction()).OfType<ReturnStatementSyntax>().Select(way => way.Expression).ToList();
        return returned is { Count: > 0 } && returned.All(one => one is not null && SyntaxFactory.AreEquivalent(one, returned[0])) ? returned[0] : null;
    }
}
