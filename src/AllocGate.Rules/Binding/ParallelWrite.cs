using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AllocGate.Rules.Binding;

/// <summary>A change of a collection that does not lock by itself, made by several threads at the same time.</summary>
internal sealed class ParallelWrite
{
    private ParallelWrite(Mutation mutation, ParallelBody? body, ExpressionSyntax? map)
    {
        Mutation = mutation;
        Body = body;
        Map = map;
    }

    public Mutation Mutation { get; }

    /// <summary>The parallel code that makes it; null where only the concurrent map around the collection says that several threads come.</summary>
    public ParallelBody? Body { get; }

    /// <summary>The concurrent map that holds the collection as a value.</summary>
    public ExpressionSyntax? Map { get; }

    public static IEnumerable<ParallelWrite> In(SyntaxNode codeBlock, SemanticModel model, CancellationToken cancellation)
    {
        var bodies = new Dictionary<SyntaxNode, ParallelBody?>();
        var locks = new LockUse();
        var history = new Lazy<LocalHistory>(() => new LocalHistory(codeBlock, model, cancellation));
        foreach (var node in CodeBlocks.Nodes(codeBlock))
        {
            if (!MayBe(node) || Mutation.Target(node) is not { } receiver)
                continue;
            var body = Around(node);
            if (body is null && !MayBeValue(receiver) || locks.Covers(node, (SyntaxNode?)body?.Function ?? codeBlock))
                continue;
            if (Mutation.Of(node, model, cancellation) is { } mutation && Write(mutation, body) is { } write)
                yield return write;
        }

        ParallelBody? Around(SyntaxNode node)
        {
            for (var current = node.Parent; current is not null && current != codeBlock.Parent; current = current.Parent)
            {
                if (current is LocalFunctionStatementSyntax)
                    return null;
                if (current is not AnonymousFunctionExpressionSyntax function)
                    continue;
                if (!bodies.TryGetValue(function, out var body))
                    bodies.Add(function, body = ParallelBody.Of(function, model, cancellation));
                if (body is not null || !RunsInPlace(function, model, cancellation))
                    return body;
            }

            return null;
        }

        ParallelWrite? Write(Mutation mutation, ParallelBody? body)
        {
            var target = mutation.Receiver.Unwrapped();
            var type = model.GetTypeInfo(target, cancellation).Type;
            if (mutation.IsOneElement)
                return null;
            if (body is not null && model.GetSymbolInfo(target, cancellation).Symbol is ILocalSymbol local && body.HasItsOwn(local))
                target = history.Value.OnlyValue(local)?.Unwrapped() ?? target;
            if (Value(target, model, cancellation) is var (map, key))
                return type.IsPlain() && IsShared(map, body) && body?.StandsOn(key) != true ? new ParallelWrite(mutation, body, map) : null;
            return body is not null && (type.IsPlain() || type.IsCollectionInterface() && IsMadePlain(target)) && IsShared(target, body)
                ? new ParallelWrite(mutation, body, null)
                : null;
        }

        bool IsShared(ExpressionSyntax collection, ParallelBody? body)
        {
            if (ReceiverPath.Of(collection, model, cancellation) is not { } path || path.Symbols.Any(IsOfOneThread))
                return false;
            return body is null ? path.Root is IFieldSymbol or IPropertySymbol && !IsConstruction(codeBlock) : !body.HasItsOwn(path.Root);
        }

        bool IsMadePlain(ExpressionSyntax target) =>
            model.GetSymbolInfo(target, cancellation).Symbol is ILocalSymbol local && PlainCollections.IsMade(history.Value.OnlyValue(local), local.Type);
    }

    /// <summary>Whether the node changes something in a lambda, or a value of a map, as far as its syntax tells.</summary>
    public static bool MayBe(SyntaxNode node) =>
        Mutation.Target(node) is { } target && (MayBeValue(target) || node.Ancestors().TakeWhile(around => around is not MemberDeclarationSyntax).Any(around => around is AnonymousFunctionExpressionSyntax));

    public static bool IsOfOneThread(ISymbol symbol) =>
        symbol.Name == "Value" && symbol.ContainingType is { Name: "ThreadLocal" or "AsyncLocal" }
        || symbol.IsStatic && symbol.GetAttributes().Any(attribute => attribute.AttributeClass?.Name == "ThreadStaticAttribute");

    private static bool MayBeValue(ExpressionSyntax receiver) =>
        receiver.Unwrapped() is ElementAccessExpressionSyntax || receiver.Unwrapped() is InvocationExpressionSyntax call && call.CalledName() is "GetOrAdd";

    /// <summary>The concurrent map and the key that the collection stands under.</summary>
    private static (ExpressionSyntax Map, ExpressionSyntax Key)? Value(ExpressionSyntax collection, SemanticModel model, CancellationToken cancellation)
    {
        var (map, key) = collection switch
        {
            ElementAccessExpressionSyntax { ArgumentList.Arguments: { Count: 1 } arguments } element => (element.Expression, arguments[0].Expression),
            InvocationExpressionSyntax { ArgumentList.Arguments: { Count: > 1 } arguments } call when call.CalledName() is "GetOrAdd" => (call.Expression.Receiver(), arguments[0].Expression),
            _ => default,
        };
        return map is not null && key is not null && model.GetTypeInfo(map, cancellation).Type.Is(BclTypes.Concurrent, "ConcurrentDictionary") ? (map, key) : null;
    }

    private static bool IsConstruction(SyntaxNode codeBlock) => codeBlock is ConstructorDeclarationSyntax or BaseFieldDeclarationSyntax or PropertyDeclarationSyntax { Initializer: not null };

    /// <summary>Whether the lambda is called by the statement that it stands in, on the same thread.</summary>
    private static bool RunsInPlace(AnonymousFunctionExpressionSyntax function, SemanticModel model, CancellationToken cancellation)
    {
        if (function.Parent is not ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax call } || model.Bound(call, cancellation) is not IMethodSymbol method)
            return false;
        return method.ContainingType.Is("System.Linq", "Enumerable") || method.ContainingType.Is("System", "Array") || method.ContainingType.BclCollection() is not null
            || method.ContainingType.Is("System.Threading.Tasks", "Task") && method.Name == "Run";
    }
}
