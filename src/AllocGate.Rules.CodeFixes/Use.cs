using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AllocGate.Rules.CodeFixes;

/// <summary>One read of a variable, or of <c>this</c>.</summary>
/// <param name="node">The name, or <c>this</c> itself.</param>
/// <param name="variable">The local or parameter; null for <c>this</c> and its members.</param>
internal sealed class Use(ExpressionSyntax node, ISymbol? variable)
{
    public ExpressionSyntax Node { get; } = node;

    public ISymbol? Variable { get; } = variable;

    public bool Reads(ISymbol? symbol) => symbol is not null && SymbolEqualityComparer.Default.Equals(Variable, symbol);
}
