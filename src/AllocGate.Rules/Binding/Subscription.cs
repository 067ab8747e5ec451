using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AllocGate.Rules.Binding;

/// <summary>A handler with a state of its own, given to an event of an object that may outlive it.</summary>
internal sealed class Subscription
{
    private Subscription(AssignmentExpressionSyntax node, ExpressionSyntax handler, string eventName, ISymbol? owner, bool isToStatic, bool keepsThis, ImmutableArray<string> captured)
    {
        Node = node;
        Handler = handler;
        EventName = eventName;
        Owner = owner;
        IsToStatic = isToStatic;
        KeepsThis = keepsThis;
        Captured = captured;
    }

    public AssignmentExpressionSyntax Node { get; }

    public ExpressionSyntax Handler { get; }

    public string EventName { get; }

    /// <summary>The member of this object through which the publisher is reached; null where it is no member.</summary>
    public ISymbol? Owner { get; }

    public bool IsToStatic { get; }

    public bool KeepsThis { get; }

    public ImmutableArray<string> Captured { get; }

    public static IEnumerable<Subscription> In(SyntaxNode codeBlock, SemanticModel model, CancellationToken cancellation)
    {
        // An event's own add accessor only hands on what its caller answers for.
        if (codeBlock is AccessorDeclarationSyntax { Keyword.ValueText: "add" })
            yield break;
        var captures = new Lazy<ScopeCaptures>(() => new ScopeCaptures(codeBlock, model, cancellation));
        foreach (var node in CodeBlocks.Nodes(codeBlock).OfType<AssignmentExpressionSyntax>())
        {
            if (!MayBe(node) || Publisher(node, model, cancellation) is not { } publisher)
                continue;
            var handler = Handed(node.Right);
            var (keepsThis, captured) = State(handler, captures, model, cancellation);
            if (keepsThis || captured.Length > 0)
                yield return new Subscription(node, handler, publisher.Event, publisher.Owner, publisher.IsStatic, keepsThis, captured);
        }
    }

    /// <summary>Whether it may be one, as far as the syntax tells, and not arithmetic.</summary>
    public static bool MayBe(AssignmentExpressionSyntax node) =>
        node.IsKind(SyntaxKind.AddAssignmentExpression) && node.Left.Unwrapped() is MemberAccessExpressionSyntax or IdentifierNameSyntax
        && Handed(node.Right) is not (LiteralExpressionSyntax or BinaryExpressionSyntax or InterpolatedStringExpressionSyntax or ElementAccessExpressionSyntax);

    /// <summary>The event's name, and whose it is; null for what is no event, this object's own, or a local's.</summary>
    private static (string Event, ISymbol? Owner, bool IsStatic)? Publisher(AssignmentExpressionSyntax node, SemanticModel model, CancellationToken cancellation)
    {
        var symbol = model.Bound(node.Left, cancellation);
        if (symbol is not (null or IEventSymbol) || node.Left.Unwrapped() is not MemberAccessExpressionSyntax member)
            return symbol is IEventSymbol { IsStatic: true } own ? (own.Name, null, true) : null;
        var name = member.Name.Identifier.ValueText;
        if (symbol is IEventSymbol { IsStatic: true })
            return (name, null, true);
        if (member.Expression is ThisExpressionSyntax or BaseExpressionSyntax)
            return null;
        // Of an unresolved type only a method can be added to, or else it is arithmetic.
        if (symbol is null && Handed(node.Right) is not AnonymousFunctionExpressionSyntax && model.GetMemberGroup(Handed(node.Right), cancellation).IsEmpty)
            return null;
        var root = member.Expression.Unwrapped();
        while (root is MemberAccessExpressionSyntax { Expression: not (ThisExpressionSyntax or BaseExpressionSyntax) } inner && model.Bound(root, cancellation) is { IsStatic: false })
            root = inner.Expression.Unwrapped();
        return model.Bound(root, cancellation) switch
        {
            IParameterSymbol parameter => (name, parameter.DeclaringSyntaxReferences.Length > 0 ? parameter : null, false),
            IFieldSymbol or IPropertySymbol => (name, model.Bound(root, cancellation), false),
            // The event of a type that resolves, itself unresolved: a base in a package has it.
            INamedTypeSymbol { TypeKind: not TypeKind.Error } when symbol is null => (name, null, false),
            _ => null,
        };
    }

    private static ExpressionSyntax Handed(ExpressionSyntax value) =>
        value.Unwrapped() is BaseObjectCreationExpressionSyntax { ArgumentList.Arguments: { Count: 1 } arguments } ? arguments[0].Expression.Unwrapped() : value.Unwrapped();

    private static (bool KeepsThis, ImmutableArray<string> Captured) State(ExpressionSyntax handler, Lazy<ScopeCaptures> captures, SemanticModel model, CancellationToken cancellation)
    {
        SyntaxNode? function = handler as AnonymousFunctionExpressionSyntax;
        if (function is null)
        {
            var method = model.Bound(handler, cancellation) as IMethodSymbol ?? model.GetMemberGroup(handler, cancellation).OfType<IMethodSymbol>().FirstOrDefault();
            if (method is null or { IsStatic: true, MethodKind: not MethodKind.LocalFunction })
                return (false, ImmutableArray<string>.Empty);
            if (method.MethodKind != MethodKind.LocalFunction)
                return (handler is IdentifierNameSyntax or MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax or BaseExpressionSyntax }, ImmutableArray<string>.Empty);
            function = method.DeclaringSyntaxReferences[0].GetSyntax(cancellation);
        }

        var names = captures.Value.CapturedBy(function).Where(symbol => !(symbol is ILocalSymbol local ? local.Type : ((IParameterSymbol)symbol).Type).IsScalar()).Select(symbol => symbol.Name).OrderBy(name => name, StringComparer.Ordinal);
        return (captures.Value.CapturesThis(function), names.ToImmutableArray());
    }
}
