using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AllocGate.Rules.Binding;

/// <summary>A bulk removal from a static collection, which keeps the arrays that it grew to.</summary>
internal sealed class KeptCapacity
{
    private KeptCapacity(InvocationExpressionSyntax removal, ExpressionSyntax collection)
    {
        Removal = removal;
        Collection = collection;
    }

    public InvocationExpressionSyntax Removal { get; }

    public ExpressionSyntax Collection { get; }

    public static bool IsNamedLikeOne(SyntaxNode node) =>
        node is InvocationExpressionSyntax { Parent: ExpressionStatementSyntax or ArrowExpressionClauseSyntax } call && call.CalledName() is "Clear" or "RemoveAll" or "RemoveRange" or "RemoveWhere" or "ExceptWith";

    public static IEnumerable<KeptCapacity> In(SyntaxNode codeBlock, SemanticModel model, CancellationToken cancellation)
    {
        var uses = new Lazy<ILookup<string, SimpleNameSyntax>>(() => CodeBlocks.Nodes(codeBlock).OfType<SimpleNameSyntax>().Where(name => !IsRead(name)).ToLookup(name => name.Identifier.ValueText));
        var lastCall = new Lazy<int>(() => LastCall(codeBlock, model, cancellation));
        foreach (var removal in CodeBlocks.Nodes(codeBlock).Where(IsNamedLikeOne).Cast<InvocationExpressionSyntax>())
        {
            if (removal.Expression.Receiver() is not { } collection || model.GetTypeInfo(collection, cancellation).Type is not INamedTypeSymbol type || !type.TakesCapacity() || !Trims(type))
                continue;
            if (ReceiverPath.Of(collection, model, cancellation) is not { Symbols.Length: 1, Root: { IsStatic: true } field } || !LivesLong(field) || lastCall.Value > removal.SpanStart)
                continue;
            if (!uses.Value[field.Name].Any(name => SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(name, cancellation).Symbol, field)))
                yield return new KeptCapacity(removal, collection);
        }
    }

    private static bool Trims(INamedTypeSymbol type) => type.GetMembers("TrimExcess").Any(member => member is IMethodSymbol { Parameters.Length: 0 });

    /// <summary>A thread's own collection is a buffer that is kept on purpose.</summary>
    private static bool LivesLong(ISymbol field) => !field.GetAttributes().Any(attribute => attribute.AttributeClass?.Name == "ThreadStaticAttribute");

    /// <summary>Where the member last calls code that is not the BCL's, and so may fill the collection again; -1 if it does not.</summary>
    private static int LastCall(SyntaxNode codeBlock, SemanticModel model, CancellationToken cancellation) =>
        CodeBlocks.Nodes(codeBlock).OfType<InvocationExpressionSyntax>()
            .Where(call => model.Bound(call, cancellation) is not { DeclaringSyntaxReferences.Length: 0 })
            .Select(call => call.SpanStart).DefaultIfEmpty(-1).Max();

    /// <summary>Whether the name is only looked at, or locked.</summary>
    private static bool IsRead(SimpleNameSyntax name)
    {
        ExpressionSyntax whole = name.Parent is MemberAccessExpressionSyntax member && member.Name == name ? member : name;
        return whole.Parent switch
        {
            LockStatementSyntax or CommonForEachStatementSyntax => true,
            MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax call } => IsNamedLikeOne(call) || !MutationEffects.MayMutate(call.CalledName() ?? ""),
            MemberAccessExpressionSyntax => true,
            _ => false,
        };
    }
}
