using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AllocGate.Rules.Binding;

internal static class Expressions
{
    /// <summary>The expression without what changes neither its value nor its identity: parentheses, casts, <c>!</c>.</summary>
    public static ExpressionSyntax Unwrapped(this ExpressionSyntax expression) => expression switch
    {
        ParenthesizedExpressionSyntax inner => inner.Expression.Unwrapped(),
        CastExpressionSyntax cast => cast.Expression.Unwrapped(),
        PostfixUnaryExpressionSyntax postfix when postfix.IsKind(SyntaxKind.SuppressNullableWarningExpression) => postfix.Operand.Unwrapped(),
        BinaryExpressionSyntax binary when binary.IsKind(SyntaxKind.AsExpression) => binary.Left.Unwrapped(),
        _ => expression,
    };

    /// <summary>The outermost expression that <paramref name="expression"/> is the whole value of.</summary>
    public static ExpressionSyntax Wrapped(this ExpressionSyntax expression)
    {
        while (expression.Parent is ExpressionSyntax parent && parent.Unwrapped() == expression.Unwrapped())
            expression = parent;
        return expression;
    }

    /// <summary>Whether it names a member of the object that an initializer is about to fill, not of <c>this</c>.</summary>
    public static bool IsSetByInitializer(this ExpressionSyntax target) =>
        target.Parent is AssignmentExpressionSyntax { Parent: InitializerExpressionSyntax } assignment && assignment.Left == target;

    public static string? CalledName(this InvocationExpressionSyntax call) => call.Expression switch
    {
        MemberAccessExpressionSyntax member => member.Name.Identifier.ValueText,
        MemberBindingExpressionSyntax member => member.Name.Identifier.ValueText,
        SimpleNameSyntax name => name.Identifier.ValueText,
        _ => null,
    };

    /// <summary>What a member is called on, also through <c>?.</c>; null for a bare name.</summary>
    public static ExpressionSyntax? Receiver(this ExpressionSyntax called) => called switch
    {
        MemberAccessExpressionSyntax member => member.Expression,
        ElementAccessExpressionSyntax element => element.Expression,
        MemberBindingExpressionSyntax or ElementBindingExpressionSyntax =>
            called.FirstAncestorOrSelf<ConditionalAccessExpressionSyntax>(access => access.WhenNotNull.Span.Contains(called.Span))?.Expression,
        _ => null,
    };

    /// <summary>The argument for the parameter <paramref name="name"/>, which is the one at <paramref name="position"/>.</summary>
    public static ExpressionSyntax? Value(this ArgumentListSyntax arguments, string name, int position)
    {
        foreach (var argument in arguments.Arguments)
        {
            if (argument.NameColon?.Name.Identifier.ValueText == name)
                return argument.Expression;
        }

        return position < arguments.Arguments.Count && arguments.Arguments[position].NameColon is null
            ? arguments.Arguments[position].Expression
            : null;
    }

    /// <summary>What the expression binds to; where overload resolution lacks a type, the only candidate.</summary>
    public static ISymbol? Bound(this SemanticModel model, ExpressionSyntax expression, CancellationToken cancellation)
    {
        var info = model.GetSymbolInfo(expression, cancellation);
        return info.Symbol ?? (info.CandidateSymbols.Length == 1 ? info.CandidateSymbols[0] : null);
    }
}
