using Microsoft.CodeAnalysis;

namespace AllocGate.Rules.Binding;

/// <summary>A place that gives a field, or an automatic property, another collection after its object was constructed.</summary>
internal sealed class Swap(ISymbol field, SyntaxNode node, string member)
{
    public ISymbol Field { get; } = field;

    public SyntaxNode Node { get; } = node;

    /// <summary>The name of the member that does it.</summary>
    public string Member { get; } = member;
}
