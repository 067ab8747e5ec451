using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AllocGate.Rules.Binding;

/// <summary>A delegate without parameters, meant as a factory, that a map of objects takes as the value.</summary>
internal sealed class DelegateAsValue
{
    private DelegateAsValue(ExpressionSyntax @delegate, string method, bool isShared, Location? map)
    {
        Delegate = @delegate;
        Method = method;
        IsShared = isShared;
        Map = map;
    }

    public ExpressionSyntax Delegate { get; }

    public string Method { get; }

    /// <summary>Whether every call stores the same object: the compiler makes one delegate of a lambda without captures.</summary>
    public bool IsShared { get; }

    /// <summary>Where the map is declared.</summary>
    public Location? Map { get; }

    public static DelegateAsValue? Of(InvocationExpressionSyntax node, SemanticModel model, CancellationToken cancellation)
    {
        if (!GetOrAddCall.IsNamedLikeOne(node.CalledName()) || !node.ArgumentList.Arguments.Any(argument => MayBeDelegate(argument.Expression)))
            return null;
        if (GetOrAddCall.Of(node, model, cancellation) is not { Value: { } argument } call || call.ValueType is not { SpecialType: SpecialType.System_Object })
            return null;
        var value = WithoutParentheses(argument);
        return TakesNoKey(value, model, cancellation) ? new DelegateAsValue(value, call.Name, IsMadeOnce(value, model, cancellation), DeclarationOf(call.Map, model, cancellation)) : null;
    }

    /// <summary>The same delegate with a parameter for the key, which binds the overload that takes a factory.</summary>
    public static ExpressionSyntax Factory(ExpressionSyntax value) => value switch
    {
        ParenthesizedLambdaExpressionSyntax lambda => SyntaxFactory.SimpleLambdaExpression(Ignored(lambda.Body).WithTrailingTrivia(SyntaxFactory.Space), lambda.Body)
            .WithModifiers(lambda.Modifiers).WithArrowToken(lambda.ArrowToken).WithTriviaFrom(lambda),
        // Without a list of its own, an anonymous method takes whatever its delegate type passes.
        AnonymousMethodExpressionSyntax { ParameterList: { } } method => method.WithDelegateKeyword(method.DelegateKeyword.WithTrailingTrivia(SyntaxFactory.Space)).WithParameterList(null),
        _ => SyntaxFactory.SimpleLambdaExpression(Ignored(value).WithTrailingTrivia(SyntaxFactory.Space), SyntaxFactory.InvocationExpression(value.WithoutTrivia()))
            .WithArrowToken(SyntaxFactory.Token(SyntaxKind.EqualsGreaterThanToken).WithTrailingTrivia(SyntaxFactory.Space)).WithTriviaFrom(value),
    };

    private static bool MayBeDelegate(ExpressionSyntax argument) => WithoutParentheses(argument) switch
    {
        ParenthesizedLambdaExpressionSyntax lambda => lambda.ParameterList.Parameters.Count == 0,
        AnonymousMethodExpressionSyntax method => method.ParameterList is { Parameters.Count: 0 },
        SimpleNameSyntax or MemberAccessExpressionSyntax => true,
        _ => false,
    };

    private static bool TakesNoKey(ExpressionSyntax value, SemanticModel model, CancellationToken cancellation) =>
        MayBeDelegate(value) && model.Bound(value, cancellation) is IMethodSymbol { Parameters.Length: 0, ReturnsVoid: false };

    private static bool IsMadeOnce(ExpressionSyntax value, SemanticModel model, CancellationToken cancellation) => value switch
    {
        AnonymousFunctionExpressionSyntax function => new ScopeCaptures(function.Parent!, model, cancellation) is var captures && captures.CapturedBy(function).Count == 0 && !captures.CapturesThis(function),
        _ => model.Bound(value, cancellation) is IMethodSymbol { IsStatic: true },
    };

    private static Location? DeclarationOf(ExpressionSyntax? map, SemanticModel model, CancellationToken cancellation) =>
        map is null
            ? null
            : model.GetSymbolInfo(map.Unwrapped(), cancellation).Symbol?.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellation).GetLocation();

    /// <summary>The parameter <c>_</c>, or another name where the body has an underscore of its own.</summary>
    private static ParameterSyntax Ignored(SyntaxNode body) =>
        SyntaxFactory.Parameter(SyntaxFactory.Identifier(body.DescendantNodesAndSelf().Any(node => node is IdentifierNameSyntax { Identifier.ValueText: "_" }) ? "__" : "_"));

    /// <summary>A cast stays: who casts to a delegate type means to store the delegate.</summary>
    private static ExpressionSyntax WithoutParentheses(ExpressionSyntax expression)
    {
        while (expression is ParenthesizedExpressionSyntax parenthesized)
            expression = parenthesized.Expression;
        return expression;
    }
}
