using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AllocGate.Rules.Binding;

/// <summary>A value that shares what a larger object owns, and so keeps that object alive.</summary>
internal sealed class View(ViewKind kind, ExpressionSyntax owner, ViewOrigin origin)
{
    public ViewKind Kind { get; } = kind;

    /// <summary>What is kept alive, as the code names it.</summary>
    public ExpressionSyntax Owner { get; } = owner;

    public ViewOrigin Origin { get; } = origin;
}
