using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AllocGate.Rules.Binding;

/// <summary>A method whose loop puts every element of a parameter into one BCL collection.</summary>
internal sealed class BulkInsert
{
    private static readonly Regex Names = new(
        "^(Try)?(Bulk)?(Put|Add|Set|Insert|Store|Upsert|Append|Push|Enqueue)(All|Many|Range|Bulk)(Async)?$|^Bulk(Put|Add|Set|Insert|Store|Upsert)(Async)?$",
        RegexOptions.CultureInvariant);

    private BulkInsert(IParameterSymbol source, StatementSyntax loop, ExpressionSyntax target, ExpressionSyntax step, string advice)
    {
        Source = source;
        Loop = loop;
        Target = target;
        Step = step;
        Advice = advice;
    }

    /// <summary>The parameter that is looped over.</summary>
    public IParameterSymbol Source { get; }

    public StatementSyntax Loop { get; }

    /// <summary>The collection that is inserted into.</summary>
    public ExpressionSyntax Target { get; }

    public ExpressionSyntax Step { get; }

    /// <summary>The BCL's call for the same job.</summary>
    public string Advice { get; }

    public static bool IsNamedLikeOne(string name) => Names.IsMatch(name);

    public static BulkInsert? Of(MethodDeclarationSyntax method, SemanticModel model, CancellationToken cancellation)
    {
        foreach (var loop in CodeBlocks.Nodes(method).OfType<StatementSyntax>())
        {
            if (Looped(loop) is not { } looped || !MayBeIn(loop) || Origin(looped, model, cancellation) is not { } source)
                continue;
            foreach (var node in loop.DescendantNodes().OfType<ExpressionSyntax>())
            {
                if (TargetOf(node) is { } target && Loops.Around(node).FirstOrDefault() == loop && !IsMadeInside(target, loop, model, cancellation)
                    && BulkCalls.For(model.GetTypeInfo(target, cancellation).Type) is { } advice)
                    return new BulkInsert(source, loop, target, node, advice);
            }
        }

        return null;
    }

    /// <summary>Whether the loop may insert elements, as far as its syntax tells.</summary>
    public static bool MayBeIn(StatementSyntax loop) => Looped(loop) is not null && loop.DescendantNodes().OfType<ExpressionSyntax>().Any(node => TargetOf(node) is not null);

    private static ExpressionSyntax? Looped(StatementSyntax loop) => loop switch
    {
        CommonForEachStatementSyntax each => each.Expression,
        ForStatementSyntax { Condition: BinaryExpressionSyntax { Right: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Length" or "Count" } count } } => count.Expression,
        _ => null,
    };

    /// <summary>The parameter that an expression reads, itself or through a query or a view.</summary>
    private static IParameterSymbol? Origin(ExpressionSyntax looped, SemanticModel model, CancellationToken cancellation)
    {
        ExpressionSyntax? expression = looped.Unwrapped();
        while (expression is InvocationExpressionSyntax or MemberAccessExpressionSyntax)
            expression = (expression is InvocationExpressionSyntax call ? call.Expression.Receiver() : expression.Receiver())?.Unwrapped();
        return expression is IdentifierNameSyntax ? model.GetSymbolInfo(expression, cancellation).Symbol as IParameterSymbol : null;
    }

    private static ExpressionSyntax? TargetOf(ExpressionSyntax node) => node switch
    {
        InvocationExpressionSyntax call when call.CalledName() is "Add" or "TryAdd" or "GetOrAdd" or "LoadOrStore" or "AddOrUpdate" or "Enqueue" or "Push" or "AddLast" or "SetItem" or "Insert" => call.Expression.Receiver(),
        AssignmentExpressionSyntax { Left: ElementAccessExpressionSyntax element } => element.Expression,
        _ => null,
    };

    private static bool IsMadeInside(ExpressionSyntax target, SyntaxNode loop, SemanticModel model, CancellationToken cancellation) =>
        ReceiverPath.Of(target, model, cancellation) is not { } path
        || path.Root.DeclaringSyntaxReferences.FirstOrDefault() is { } declared && declared.SyntaxTree == loop.SyntaxTree && loop.Span.Contains(declared.Span);
}
