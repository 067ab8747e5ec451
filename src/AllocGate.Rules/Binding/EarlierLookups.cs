using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AllocGate.Rules.Binding;

/// <summary>Which maps one code block asks for a key, and from where on: what follows on a miss is rare.</summary>
internal sealed class EarlierLookups(SyntaxNode codeBlock, SemanticModel model, CancellationToken cancellation)
{
    private readonly Lazy<Dictionary<ReceiverPath, int>> first = new(() => First(codeBlock, model, cancellation));

    public bool Precede(GetOrAddCall call) =>
        ReceiverPath.Of(call.Map, model, cancellation) is { } path && first.Value.TryGetValue(path, out var position) && position < call.Call.SpanStart;

    private static Dictionary<ReceiverPath, int> First(SyntaxNode codeBlock, SemanticModel model, CancellationToken cancellation)
    {
        var asked = new Dictionary<ReceiverPath, int>();
        foreach (var call in CodeBlocks.Nodes(codeBlock).OfType<InvocationExpressionSyntax>())
        {
            if (call.CalledName() is "TryGetValue" or "ContainsKey"
                && ReceiverPath.Of(call.Expression.Receiver(), model, cancellation) is { } path && !asked.ContainsKey(path))
                asked.Add(path, call.SpanStart);
        }

        return asked;
    }
}
