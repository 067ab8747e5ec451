using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AllocGate.Rules.Binding;

/// <summary>Where the functions of one code block take a lock; each function is read once.</summary>
internal sealed class LockUse
{
    private readonly Dictionary<SyntaxNode, int> firstLock = [];

    /// <summary>Whether <paramref name="node"/> runs under a lock that was taken within <paramref name="function"/>.</summary>
    public bool Covers(SyntaxNode node, SyntaxNode function)
    {
        for (var current = node.Parent; current is not null && current != function.Parent; current = current.Parent)
        {
            if (current is LockStatementSyntax)
                return true;
        }

        if (!firstLock.TryGetValue(function, out var position))
            firstLock.Add(function, position = FirstLock(function));
        return position < node.SpanStart;
    }

    /// <summary>
    /// Whether the call takes a lock, as far as its name tells: <c>Monitor.Enter</c>, <c>EnterWriteLock</c>, <c>WaitAsync</c>, and what people
    /// write around them. Guessing too much costs a finding, guessing too little a false one.
    /// </summary>
    public static bool Locks(string? name) =>
        name is "Enter" or "TryEnter" or "EnterScope" or "Wait" or "WaitAsync" or "WaitOne" or "Synchronized"
        || name?.IndexOf("Lock", StringComparison.OrdinalIgnoreCase) >= 0
        || name?.IndexOf("Mutex", StringComparison.OrdinalIgnoreCase) >= 0
        || name?.StartsWith("Acquire", StringComparison.Ordinal) == true;

    private static int FirstLock(SyntaxNode function)
    {
        foreach (var node in function.DescendantNodes(inner => inner is not BaseTypeDeclarationSyntax))
        {
            if (node is InvocationExpressionSyntax call && Locks(call.CalledName())
                || node is ObjectCreationExpressionSyntax { Type: IdentifierNameSyntax type } && Locks(type.Identifier.ValueText) && node.Parent is not ArgumentSyntax)
                return node.SpanStart;
        }

        return int.MaxValue;
    }
}
