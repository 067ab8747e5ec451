using AllocGate.Rules.Binding;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace AllocGate.Rules.CodeFixes;

/// <summary>The arguments of the calls that get or add.</summary>
internal static class GetOrAdd
{
    public static GetOrAddCall? Around(ArgumentSyntax argument, SemanticModel model, CancellationToken cancellationToken) =>
        argument.Parent?.Parent is InvocationExpressionSyntax call ? GetOrAddCall.Of(call, model, cancellationToken) : null;

    /// <summary>The variable that is the call's key, where the factory's parameter can stand in for it.</summary>
    public static ISymbol? KeyVariable(GetOrAddCall call, SemanticModel model, CancellationToken cancellationToken) =>
        call.Key is IdentifierNameSyntax key && model.GetSymbolInfo(key, cancellationToken).Symbol is (ILocalSymbol or IParameterSymbol) and var variable
        && SymbolEqualityComparer.Default.Equals(CapturingFactory.TypeOf(variable), call.KeyType)
            ? variable
            : null;

    /// <summary>The argument under the name that it has where it is a factory, if it goes by a name.</summary>
    public static ArgumentSyntax AsFactory(ArgumentSyntax argument) =>
        argument.NameColon is { Name.Identifier.ValueText: "value" or "addValue" } name
            ? argument.WithNameColon(name.WithName(IdentifierName(name.Name.Identifier.ValueText + "Factory").WithTriviaFrom(name.Name)))
            : argument;

    /// <summary>The arguments with <c>factoryArgument</c> behind them.</summary>
    public static ArgumentListSyntax Passing(ArgumentListSyntax arguments, ExpressionSyntax factoryArgument)
    {
        var passed = Argument(factoryArgument);
        if (arguments.Arguments.Any(one => one.NameColon is not null))
            passed = passed.WithNameColon(NameColon(IdentifierName("factoryArgument")).WithTrailingTrivia(Space));
        var comma = Token(Microsoft.CodeAnalysis.CSharp.SyntaxKind.CommaToken).WithTrailingTrivia(Space);
        return arguments.WithArguments(SeparatedList<ArgumentSyntax>(arguments.Arguments.GetWithSeparators().Add(comma).Add(passed)));
    }
}
