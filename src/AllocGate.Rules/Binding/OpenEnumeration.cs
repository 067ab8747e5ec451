using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AllocGate.Rules.Binding;

/// <summary>A loop over a collection of this object that lets other code run before it goes on: that may come back and change the collection.</summary>
internal sealed class OpenEnumeration
{
    private OpenEnumeration(CommonForEachStatementSyntax loop, ExpressionSyntax opening, ISymbol collection, SyntaxNode change, string changer)
    {
        Loop = loop;
        Opening = opening;
        Collection = collection;
        Change = change;
        Changer = changer;
    }

    public CommonForEachStatementSyntax Loop { get; }

    /// <summary>What lets other code run: an await, a delegate, a cancellation.</summary>
    public ExpressionSyntax Opening { get; }

    public ISymbol Collection { get; }

    public SyntaxNode Change { get; }

    /// <summary>The method that makes the change.</summary>
    public string Changer { get; }

    public static IEnumerable<OpenEnumeration> In(SyntaxNode codeBlock, ConcurrentDictionary<INamedTypeSymbol, MemberMutations> types, SemanticModel model, CancellationToken cancellation)
    {
        var names = new Lazy<EnumeratedNames>(() => new EnumeratedNames(codeBlock));
        foreach (var loop in CodeBlocks.Nodes(codeBlock).OfType<CommonForEachStatementSyntax>())
        {
            var openings = loop.Statement.DescendantNodes(node => !node.IsFunction()).OfType<ExpressionSyntax>().Where(MayOpen).ToList();
            if (openings.Count == 0 || names.Value.IsNoMember(loop.Expression) || Enumerated(loop, model, cancellation) is not { ContainingType: { } owner } collection)
                continue;
            if (TypeOf(collection).BclCollection() is not { } type || openings.FirstOrDefault(one => Opens(one, model, cancellation) && !Loops.LeavesAfter(one, loop)) is not { } opening)
                continue;
            if (types.GetOrAdd(owner, MemberMutations.Of).Elsewhere(collection, type, codeBlock) is { } change && !IsGuarded(codeBlock))
                yield return new OpenEnumeration(loop, opening, collection, change.Node, change.Method);
        }
    }

    /// <summary>The field or property of this object that the loop enumerates itself, also through a local.</summary>
    private static ISymbol? Enumerated(CommonForEachStatementSyntax loop, SemanticModel model, CancellationToken cancellation)
    {
        var expression = loop.Expression;
        for (var hops = 0; hops < 3; hops++)
        {
            if (ReceiverPath.Of(expression, model, cancellation) is not { Symbols.Length: 1 } path)
                return null;
            if (path.EndsInMember)
                return path.Root.DeclaringSyntaxReferences.Length > 0 ? path.Root : null;
            var value = path.Root.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellation) switch
            {
                VariableDeclaratorSyntax { Initializer.Value: { } initial } => initial,
                SingleVariableDesignationSyntax designation => designation.FirstAncestorOrSelf<IsPatternExpressionSyntax>()?.Expression,
                _ => null,
            };
            if (value is null)
                return null;
            expression = value;
        }

        return null;
    }

    private static ITypeSymbol TypeOf(ISymbol member) => member is IFieldSymbol field ? field.Type : ((IPropertySymbol)member).Type;

    private static bool MayOpen(ExpressionSyntax node) => node is AwaitExpressionSyntax or InvocationExpressionSyntax;

    private static bool Opens(ExpressionSyntax node, SemanticModel model, CancellationToken cancellation) =>
        node is not InvocationExpressionSyntax call
        // Cancelling runs the registered callbacks at once.
        || call.CalledName() is "Cancel" && call.ArgumentList.Arguments.Count == 0
        || model.GetSymbolInfo(call, cancellation).Symbol is IMethodSymbol { MethodKind: MethodKind.DelegateInvoke };

    /// <summary>Whether an asynchronous lock is taken, which a lock statement cannot be: it keeps the changers out.</summary>
    private static bool IsGuarded(SyntaxNode codeBlock) =>
        CodeBlocks.Nodes(codeBlock).OfType<InvocationExpressionSyntax>().Any(call => call.CalledName() is "WaitAsync" or "LockAsync" or "EnterWriteLock" or "EnterReadLock" or "Wait");
}
