using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AllocGate.Rules.Binding;

/// <summary>An assignment that makes an immutable collection grow by one step of a loop: <c>map = map.Add(key, value)</c>.</summary>
internal sealed class ImmutableGrowth
{
    private ImmutableGrowth(AssignmentExpressionSyntax assignment, string method, INamedTypeSymbol type, StatementSyntax loop)
    {
        Assignment = assignment;
        Method = method;
        Type = type;
        Loop = loop;
    }

    public AssignmentExpressionSyntax Assignment { get; }

    public string Method { get; }

    public INamedTypeSymbol Type { get; }

    public StatementSyntax Loop { get; }

    public static ImmutableGrowth? Of(AssignmentExpressionSyntax assignment, SemanticModel model, CancellationToken cancellation)
    {
        if (!MayBe(assignment) || Grown(assignment.Right) is not { } call)
            return null;
        var target = ReceiverPath.Of(assignment.Left, model, cancellation);
        if (target is null || !target.Equals(ReceiverPath.Of(Origin(call), model, cancellation)))
            return null;
        if (model.Bound(call, cancellation) is not IMethodSymbol method || !IsRebuilding(method.ReceiverType ?? method.ContainingType))
            return null;
        return OutermostLoop(assignment, target) is { } loop && !IsReadAsAWhole(target, loop, model, cancellation)
            ? new ImmutableGrowth(assignment, method.Name, (INamedTypeSymbol)(method.ReceiverType ?? method.ContainingType), loop)
            : null;
    }

    /// <summary>Whether it stands in a loop and calls what is named like growing.</summary>
    public static bool MayBe(AssignmentExpressionSyntax assignment) => Grown(assignment.Right) is not null && Loops.Around(assignment).Any();

    /// <summary>The call that grows; of a conditional or a fluent chain, the one that comes last.</summary>
    private static InvocationExpressionSyntax? Grown(ExpressionSyntax value) => value.Unwrapped() switch
    {
        InvocationExpressionSyntax call when call.CalledName() is "Add" or "AddRange" or "Insert" or "InsertRange" or "SetItem" or "SetItems" or "Union" => call,
        ConditionalExpressionSyntax choice => Grown(choice.WhenTrue) ?? Grown(choice.WhenFalse),
        _ => null,
    };

    private static ExpressionSyntax? Origin(InvocationExpressionSyntax call)
    {
        var origin = call.Expression.Receiver()?.Unwrapped();
        while (origin is InvocationExpressionSyntax inner)
            origin = inner.Expression.Receiver()?.Unwrapped();
        return origin;
    }

    /// <summary>Whether each step copies the array or the path to the root. Stacks and queues share their tail instead.</summary>
    private static bool IsRebuilding(ITypeSymbol type) =>
        type.ContainingNamespace.IsNamed(BclTypes.Immutable) && type.Name.Contains("Immutable")
        && !type.Name.EndsWith("Builder", StringComparison.Ordinal) && !type.Name.EndsWith("Stack", StringComparison.Ordinal) && !type.Name.EndsWith("Queue", StringComparison.Ordinal);

    /// <summary>The outermost loop that goes round with the same collection: its owner is declared before it, and it is not left after one step.</summary>
    private static StatementSyntax? OutermostLoop(AssignmentExpressionSyntax assignment, ReceiverPath target)
    {
        var declared = target.Root is ILocalSymbol or IParameterSymbol ? target.Root.DeclaringSyntaxReferences.FirstOrDefault()?.Span : null;
        return Loops.Around(assignment).LastOrDefault(loop =>
            (declared is not { } span || !loop.Span.Contains(span)) && !Loops.LeavesAfter(assignment, loop));
    }

    /// <summary>Whether some step's collection is kept or handed on, so that each step needs a collection of its own.</summary>
    private static bool IsReadAsAWhole(ReceiverPath target, StatementSyntax loop, SemanticModel model, CancellationToken cancellation)
    {
        var last = target.Symbols[target.Symbols.Length - 1];
        foreach (var name in loop.DescendantNodes().OfType<IdentifierNameSyntax>())
        {
            if (name.Identifier.ValueText != last.Name)
                continue;
            ExpressionSyntax whole = name.Parent is MemberAccessExpressionSyntax member && member.Name == name ? member : name;
            whole = whole.Wrapped();
            var isPart = whole.Parent is MemberAccessExpressionSyntax or ConditionalAccessExpressionSyntax or ElementAccessExpressionSyntax
                || whole.Parent is AssignmentExpressionSyntax assigned && assigned.Left == whole
                || whole.Parent is ConditionalExpressionSyntax;
            if (!isPart && target.Equals(ReceiverPath.Of(whole, model, cancellation)))
                return true;
        }

        return false;
    }
}
