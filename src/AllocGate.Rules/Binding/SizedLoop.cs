using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AllocGate.Rules.Binding;

/// <summary>A loop whose number of steps is known before it starts: over a collection that knows its size, or up to one's size or a constant.</summary>
internal sealed class SizedLoop
{
    /// <summary>Collections start with room for three or four elements.</summary>
    private const int LeastSteps = 5;

    private SizedLoop(StatementSyntax loop, StatementSyntax body, ExpressionSyntax? source, string? counter, string size)
    {
        Loop = loop;
        Body = body;
        Source = source;
        Counter = counter;
        Size = size;
    }

    public StatementSyntax Loop { get; }

    public StatementSyntax Body { get; }

    /// <summary>The collection that is as large as the loop is long; null for a constant.</summary>
    public ExpressionSyntax? Source { get; }

    /// <summary>The name of a <c>for</c> loop's variable.</summary>
    public string? Counter { get; }

    /// <summary>The number of steps as C#, such as <c>source.Count</c>.</summary>
    public string Size { get; }

    public static StatementSyntax? BodyOf(SyntaxNode node) => node switch
    {
        ForEachStatementSyntax { AwaitKeyword.RawKind: 0 } loop => loop.Statement,
        ForEachVariableStatementSyntax { AwaitKeyword.RawKind: 0 } loop => loop.Statement,
        ForStatementSyntax { Declaration.Variables.Count: 1, Incrementors.Count: 1 } loop => loop.Statement,
        _ => null,
    };

    public static SizedLoop? Of(StatementSyntax loop, SemanticModel model, CancellationToken cancellation)
    {
        if (BodyOf(loop) is not { } body || MayEndEarly(body, loop))
            return null;
        if (loop is CommonForEachStatementSyntax each)
            return SizeOf(each.Expression, model, cancellation) is { } member ? new SizedLoop(loop, body, each.Expression, null, $"{each.Expression}.{member}") : null;
        if (Bound((ForStatementSyntax)loop) is not var (counter, bound))
            return null;
        if (model.GetConstantValue(bound, cancellation) is { HasValue: true, Value: int steps })
            return steps >= LeastSteps ? new SizedLoop(loop, body, null, counter, bound is LiteralExpressionSyntax ? steps.ToString(CultureInfo.InvariantCulture) : bound.ToString()) : null;
        return bound is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Count" or "Length" } read && SizeOf(read.Expression, model, cancellation) == read.Name.Identifier.ValueText
            ? new SizedLoop(loop, body, read.Expression, counter, bound.ToString())
            : null;
    }

    /// <summary>Only of what is at hand: a call might make another collection each time, and so might a property of the BCL that returns an array.</summary>
    private static string? SizeOf(ExpressionSyntax source, SemanticModel model, CancellationToken cancellation)
    {
        if (source is not (IdentifierNameSyntax or MemberAccessExpressionSyntax) || ReceiverPath.Of(source, model, cancellation) is not { } path)
            return null;
        var isMade = path.Symbols.Any(symbol => symbol is IPropertySymbol { Type: IArrayTypeSymbol, DeclaringSyntaxReferences.Length: 0 });
        return isMade ? null : model.GetTypeInfo(source, cancellation).Type.SizeMember();
    }

    /// <summary><c>for (var i = 0; i &lt; bound; i++)</c>.</summary>
    private static (string Counter, ExpressionSyntax Bound)? Bound(ForStatementSyntax loop)
    {
        var counter = loop.Declaration!.Variables[0];
        var name = counter.Identifier.ValueText;
        if (counter.Initializer?.Value is not LiteralExpressionSyntax { Token.Value: 0 } || loop.Condition is not BinaryExpressionSyntax { Left: IdentifierNameSyntax left } condition || left.Identifier.ValueText != name)
            return null;
        if (!condition.IsKind(SyntaxKind.LessThanExpression) && !condition.IsKind(SyntaxKind.NotEqualsExpression))
            return null;
        var step = loop.Incrementors[0] switch
        {
            PostfixUnaryExpressionSyntax postfix when postfix.IsKind(SyntaxKind.PostIncrementExpression) => postfix.Operand,
            PrefixUnaryExpressionSyntax prefix when prefix.IsKind(SyntaxKind.PreIncrementExpression) => prefix.Operand,
            _ => null,
        };
        return step is IdentifierNameSyntax stepped && stepped.Identifier.ValueText == name ? (name, condition.Right) : null;
    }

    private static bool MayEndEarly(StatementSyntax body, StatementSyntax loop) =>
        body.DescendantNodesAndSelf(node => !node.IsFunction()).Any(node => node switch
        {
            ReturnStatementSyntax or GotoStatementSyntax or YieldStatementSyntax => true,
            BreakStatementSyntax => Target(node, orSwitch: true) == loop,
            ContinueStatementSyntax => Target(node, orSwitch: false) == loop,
            _ => false,
        });

    private static SyntaxNode? Target(SyntaxNode jump, bool orSwitch) => jump.Ancestors().FirstOrDefault(node =>
        node is CommonForEachStatementSyntax or ForStatementSyntax or WhileStatementSyntax or DoStatementSyntax || orSwitch && node is SwitchStatementSyntax);
}
