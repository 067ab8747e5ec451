using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AllocGate.Rules.Binding;

/// <summary>A change of a collection in the body of a loop that goes on enumerating it.</summary>
internal sealed class EnumeratedMutation
{
    private EnumeratedMutation(Mutation mutation, CommonForEachStatementSyntax loop, MutationEffect effect)
    {
        Mutation = mutation;
        Loop = loop;
        Effect = effect;
    }

    public Mutation Mutation { get; }

    public CommonForEachStatementSyntax Loop { get; }

    public MutationEffect Effect { get; }

    public static IEnumerable<EnumeratedMutation> In(SyntaxNode codeBlock, SemanticModel model, CancellationToken cancellation)
    {
        var history = new Lazy<LocalHistory>(() => new LocalHistory(codeBlock, model, cancellation));
        var names = new Lazy<EnumeratedNames>(() => new EnumeratedNames(codeBlock));
        var enumerations = new Dictionary<CommonForEachStatementSyntax, Enumeration>();
        foreach (var node in CodeBlocks.Nodes(codeBlock))
        {
            var loops = Loops.Around(node).OfType<CommonForEachStatementSyntax>();
            if (Mutation.Target(node) is not { } target || !loops.Any() || names.Value.LeaveOut(target) || Mutation.Of(node, model, cancellation) is not { } mutation)
                continue;
            if (history.Value.PathsOf(mutation.Receiver) is not { Count: > 0 } paths)
                continue;
            foreach (var loop in loops)
            {
                if (!enumerations.TryGetValue(loop, out var enumeration))
                    enumerations.Add(loop, enumeration = new Enumeration(loop, history.Value, model, cancellation));
                if (!paths.Any(enumeration.Reads) || Loops.LeavesAfter(node, loop))
                    continue;
                var isThere = mutation.NeedsKey || enumeration.StandsOn(mutation.Key) || IsAskedFor(mutation, loop);
                var effect = MutationEffects.Of(mutation.Type.Name, mutation.Name, isThere);
                if (effect == MutationEffect.Safe)
                    continue;
                yield return new EnumeratedMutation(mutation, loop, effect);
                break;
            }
        }
    }

    /// <summary>Whether the loop's body asks for this very key, and makes the change where it is there.</summary>
    private static bool IsAskedFor(Mutation mutation, StatementSyntax loop)
    {
        if (mutation.Key is null)
            return false;
        foreach (var branch in mutation.Node.Ancestors().TakeWhile(node => node != loop).OfType<IfStatementSyntax>())
        {
            var asks = branch.Condition.DescendantNodesAndSelf().OfType<InvocationExpressionSyntax>().FirstOrDefault(call =>
                call.CalledName() is "ContainsKey" or "TryGetValue" or "Contains"
                && call.Expression.Receiver() is { } asked && SyntaxFactory.AreEquivalent(asked, mutation.Receiver)
                && call.ArgumentList.Arguments.FirstOrDefault() is { } key && SyntaxFactory.AreEquivalent(key.Expression, mutation.Key));
            if (asks is not null)
                return branch.Statement.Span.Contains(mutation.Node.Span) != asks.Parent.IsKind(SyntaxKind.LogicalNotExpression);
        }

        return false;
    }
}
