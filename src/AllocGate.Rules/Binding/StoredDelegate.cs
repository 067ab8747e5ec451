using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AllocGate.Rules.Binding;

/// <summary>A lambda or local function whose delegate is put into a field, a property of this object or a BCL collection.</summary>
internal sealed class StoredDelegate
{
    private StoredDelegate(SyntaxNode function, ExpressionSyntax site, ExpressionSyntax target, bool intoField)
    {
        Function = function;
        Site = site;
        Target = target;
        IntoField = intoField;
    }

    /// <summary>The lambda or local function.</summary>
    public SyntaxNode Function { get; }

    /// <summary>The expression that is stored: the lambda itself, or a name that stands for it.</summary>
    public ExpressionSyntax Site { get; }

    public ExpressionSyntax Target { get; }

    public bool IntoField { get; }

    /// <summary>Whether it only waits its turn: a queue of work is emptied by who runs it.</summary>
    public bool IsQueued => Site.FirstAncestorOrSelf<InvocationExpressionSyntax>()?.CalledName() is "Enqueue" or "Push";

    public static IEnumerable<StoredDelegate> In(SyntaxNode codeBlock, LocalHistory history, SemanticModel model, CancellationToken cancellation)
    {
        var functions = new Lazy<HashSet<string>>(() => Functions(codeBlock));
        foreach (var node in CodeBlocks.Nodes(codeBlock))
        {
            if (Cached(node, history, model, cancellation) is { } cached)
                yield return cached;
            if (Store.Of(node) is not { } store)
                continue;
            var value = Delegate(store.Value);
            if (FunctionOf(value, functions, history, model, cancellation) is not { } function)
                continue;
            if (store.IntoElement)
            {
                if (store.IsIntoCollection(model, cancellation))
                    yield return new StoredDelegate(function, value, store.Target, store.IsIntoMember(history, model, cancellation));
            }
            else if (ReceiverPath.Of(store.Target, model, cancellation) is { EndsInMember: true, Symbols.Length: 1 })
            {
                yield return new StoredDelegate(function, value, store.Target, intoField: true);
            }
        }
    }

    /// <summary>A lambda that a cache's factory returns, and so leaves in the cache.</summary>
    private static StoredDelegate? Cached(SyntaxNode node, LocalHistory history, SemanticModel model, CancellationToken cancellation)
    {
        if (node is not ReturnStatementSyntax { Expression: { } returned } || Delegate(returned) is not AnonymousFunctionExpressionSyntax lambda)
            return null;
        if (node.Ancestors().FirstOrDefault(ancestor => ancestor.IsFunction()) is not AnonymousFunctionExpressionSyntax { Parent: ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax call } })
            return null;
        if (call.CalledName() is not { } name || !(name.StartsWith("GetOrAdd", StringComparison.Ordinal) || name.StartsWith("GetOrCreate", StringComparison.Ordinal)))
            return null;
        return ReceiverPath.Of(call.Expression.Receiver(), model, cancellation) is { } cache
            ? new StoredDelegate(lambda, lambda, call.Expression.Receiver()!, cache.EndsInMember || history.OnlyValue(cache.Root) is { } value && ReceiverPath.Of(value, model, cancellation) is { EndsInMember: true })
            : null;
    }

    /// <summary>The expression itself, or what <c>new Func&lt;T&gt;(…)</c> wraps.</summary>
    private static ExpressionSyntax Delegate(ExpressionSyntax stored) =>
        stored.Unwrapped() is BaseObjectCreationExpressionSyntax { ArgumentList.Arguments: { Count: 1 } arguments }
            ? arguments[0].Expression.Unwrapped()
            : stored.Unwrapped();

    /// <summary>The names in the block that may stand for a lambda or a local function.</summary>
    private static HashSet<string> Functions(SyntaxNode codeBlock)
    {
        var names = CodeBlocks.Locals(codeBlock, value => value.Unwrapped() is AnonymousFunctionExpressionSyntax);
        names.UnionWith(CodeBlocks.Nodes(codeBlock).OfType<LocalFunctionStatementSyntax>().Select(function => function.Identifier.ValueText));
        return names;
    }

    private static SyntaxNode? FunctionOf(ExpressionSyntax value, Lazy<HashSet<string>> functions, LocalHistory history, SemanticModel model, CancellationToken cancellation)
    {
        if (value is AnonymousFunctionExpressionSyntax lambda)
            return lambda;
        if (value is not IdentifierNameSyntax name || !functions.Value.Contains(name.Identifier.ValueText))
            return null;
        return model.Bound(value, cancellation) switch
        {
            IMethodSymbol { MethodKind: MethodKind.LocalFunction } function => function.DeclaringSyntaxReferences[0].GetSyntax(cancellation),
            ILocalSymbol local when history.OnlyValue(local)?.Unwrapped() is AnonymousFunctionExpressionSyntax held => held,
            _ => null,
        };
    }
}
