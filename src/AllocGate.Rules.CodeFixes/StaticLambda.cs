using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace AllocGate.Rules.CodeFixes;

internal static class StaticLambda
{
    /// <summary>A static lambda with these parameters, whose body is still to come; a parameter that is null is left out.</summary>
    public static LambdaExpressionSyntax From(params string?[] parameters)
    {
        var names = parameters.OfType<string>().ToList();
        return (LambdaExpressionSyntax)ParseExpression(names.Count == 1 ? $"static {names[0]} => x" : $"static ({string.Join(", ", names)}) => x");
    }

    /// <summary>The lambda with the body, and if it was, asynchronous as another one.</summary>
    public static LambdaExpressionSyntax WithBodyOf(this LambdaExpressionSyntax lambda, LambdaExpressionSyntax other)
    {
        var filled = lambda.WithArrowToken(other.ArrowToken).WithBody(other.Body);
        return other.AsyncKeyword.IsKind(SyntaxKind.None) ? filled : (LambdaExpressionSyntax)filled.WithAsyncKeyword(Token(SyntaxKind.AsyncKeyword).WithTrailingTrivia(Space));
    }
}
