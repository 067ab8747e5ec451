using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AllocGate.Rules.Binding;

internal static class CaptureScope
{
    /// <summary>
    /// The node whose captured variables share one object with this one: a block, a loop's header, a lambda. Parameters share it with
    /// their function's body. Null for a primary constructor's parameter, which is captured as a field of <c>this</c>.
    /// </summary>
    public static SyntaxNode? Of(ISymbol variable, CancellationToken cancellation)
    {
        if (variable.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellation) is not { } declaration)
            return null;
        if (declaration is ParameterSyntax parameter)
            return OfParameter(parameter);
        return declaration is CommonForEachStatementSyntax
            ? declaration
            : declaration.Ancestors().FirstOrDefault(IsScope);
    }

    private static SyntaxNode? OfParameter(ParameterSyntax parameter) => parameter.Parent switch
    {
        AnonymousFunctionExpressionSyntax lambda => lambda.Body,
        ParameterListSyntax { Parent: AnonymousFunctionExpressionSyntax lambda } => lambda.Body,
        ParameterListSyntax { Parent: BaseMethodDeclarationSyntax method } => (SyntaxNode?)method.Body ?? method.ExpressionBody,
        ParameterListSyntax { Parent: LocalFunctionStatementSyntax function } => (SyntaxNode?)function.Body ?? function.ExpressionBody,
        BracketedParameterListSyntax { Parent: { } indexer } => indexer,
        _ => null,
    };

    private static bool IsScope(SyntaxNode node) =>
        node is BlockSyntax or SwitchStatementSyntax or CommonForEachStatementSyntax or ForStatementSyntax or WhileStatementSyntax or UsingStatementSyntax or FixedStatementSyntax
            or CatchClauseSyntax or ArrowExpressionClauseSyntax or AnonymousFunctionExpressionSyntax or SwitchExpressionArmSyntax or CompilationUnitSyntax;
}
