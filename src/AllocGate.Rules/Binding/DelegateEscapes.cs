using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AllocGate.Rules.Binding;

internal static class DelegateEscapes
{
    /// <summary>
    /// Whether the lambda or method group outlives the statement it stands in: returned, stored, subscribed, or handed to a
    /// constructor or a method that may keep it. What a query or a loop calls at once does not, nor does an argument of an unresolved method.
    /// </summary>
    public static bool From(ExpressionSyntax expression, SemanticModel model, CancellationToken cancellation)
    {
        var whole = expression.Wrapped();
        if (whole.Parent is ArgumentSyntax { Parent.Parent: BaseObjectCreationExpressionSyntax creation } && model.GetTypeInfo(creation, cancellation).Type?.TypeKind == TypeKind.Delegate)
            whole = ((ExpressionSyntax)creation).Wrapped();
        return whole.Parent switch
        {
            ReturnStatementSyntax or YieldStatementSyntax => IsDelegate(whole, model, cancellation) && !IsInLambda(whole),
            ArrowExpressionClauseSyntax => IsDelegate(whole, model, cancellation),
            AssignmentExpressionSyntax assignment when assignment.Right == whole => IsDelegate(whole, model, cancellation) && Keeps(assignment.Left, model, cancellation),
            ArgumentSyntax argument => IsDelegate(whole, model, cancellation) && IsKept(argument, model, cancellation),
            _ => false,
        };
    }

    private static bool IsDelegate(ExpressionSyntax expression, SemanticModel model, CancellationToken cancellation) =>
        model.GetTypeInfo(expression, cancellation).ConvertedType is { TypeKind: TypeKind.Delegate };

    /// <summary>A lambda's result goes to whoever calls the lambda, who may well be this member.</summary>
    private static bool IsInLambda(SyntaxNode node) => node.Parent?.FirstAncestorOrSelf<SyntaxNode>(CodeBlocks.IsFunction) is AnonymousFunctionExpressionSyntax;

    private static bool Keeps(ExpressionSyntax target, SemanticModel model, CancellationToken cancellation) =>
        target is ElementAccessExpressionSyntax || model.GetSymbolInfo(target, cancellation).Symbol is IFieldSymbol or IPropertySymbol or IEventSymbol;

    private static bool IsKept(ArgumentSyntax argument, SemanticModel model, CancellationToken cancellation) => argument.Parent?.Parent switch
    {
        BaseObjectCreationExpressionSyntax creation => model.GetSymbolInfo(creation, cancellation).Symbol is IMethodSymbol constructor && !constructor.ContainingType.BclCollection().IsResolved(),
        InvocationExpressionSyntax call => model.GetSymbolInfo(call, cancellation).Symbol is IMethodSymbol method && !CallsAtOnce(method),
        _ => false,
    };

    private static bool CallsAtOnce(IMethodSymbol method)
    {
        var type = method.ContainingType;
        if (type.ContainingNamespace.IsCollections())
            return method.Name is not ("Add" or "TryAdd" or "Enqueue" or "Push" or "Insert" or "AddLast" or "AddFirst");
        return type.ContainingNamespace.IsNamed("System.Linq")
            || type.ContainingNamespace.IsNamed("System") && type.Name is "Array" or "MemoryExtensions" or "String"
            || type.ContainingNamespace.IsNamed("System.Threading.Tasks") && type.Name is "Parallel" or "Task" or "TaskFactory"
            || type.ContainingNamespace.IsNamed("System.Threading") && type.Name is "Interlocked" or "LazyInitializer"
            || method.MethodKind == MethodKind.LocalFunction;
    }
}
