using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AllocGate.Rules.Binding;

/// <summary>Which locals of a code block outlive it, and so how long what is stored in them stays.</summary>
internal sealed class Destinations
{
    private readonly HashSet<ISymbol> returned = new(SymbolEqualityComparer.Default);
    private readonly HashSet<ISymbol> kept = new(SymbolEqualityComparer.Default);
    private readonly LocalHistory history;
    private readonly SemanticModel model;
    private readonly CancellationToken cancellation;

    public Destinations(SyntaxNode codeBlock, LocalHistory history, SemanticModel model, CancellationToken cancellation)
    {
        this.history = history;
        this.model = model;
        this.cancellation = cancellation;
        foreach (var node in CodeBlocks.Nodes(codeBlock))
        {
            if (node is ReturnStatementSyntax { Expression: { } result })
                Add(returned, result);
            else if (node is ArrowExpressionClauseSyntax arrow)
                Add(returned, arrow.Expression);
            else if (node is AssignmentExpressionSyntax { Right: IdentifierNameSyntax, Left: IdentifierNameSyntax or MemberAccessExpressionSyntax } assignment)
                Add(IsMember(assignment.Left) ? kept : returned, assignment.Right);
        }
    }

    /// <summary>Whether a member is given the very object that the local holds.</summary>
    public bool Keeps(ISymbol? local) => local is not null && kept.Contains(local);

    public Destination Of(Store store)
    {
        if (!store.IntoElement || store.IsIntoMember(history, model, cancellation))
            return Destination.Field;
        if (model.GetSymbolInfo(store.Target.Unwrapped(), cancellation).Symbol is not ILocalSymbol local)
            return Destination.Caller;
        if (kept.Contains(local))
            return Destination.Field;
        return returned.Contains(local) || history.Values(local) is not { } values || !values.All(MakesOne) ? Destination.Caller : Destination.Dropped;
    }

    private static bool MakesOne(ExpressionSyntax value) =>
        value.Unwrapped() is BaseObjectCreationExpressionSyntax or ArrayCreationExpressionSyntax or ImplicitArrayCreationExpressionSyntax or CollectionExpressionSyntax or LiteralExpressionSyntax;

    private bool IsMember(ExpressionSyntax target) => model.GetSymbolInfo(target, cancellation).Symbol is IFieldSymbol or IPropertySymbol;

    private void Add(HashSet<ISymbol> locals, ExpressionSyntax expression)
    {
        var value = expression.Unwrapped();
        if (value is TupleExpressionSyntax tuple)
        {
            foreach (var argument in tuple.Arguments)
                Add(locals, argument.Expression);
        }
        else if (value is IdentifierNameSyntax && model.GetSymbolInfo(value, cancellation).Symbol is ILocalSymbol local)
        {
            locals.Add(local);
        }
    }
}
