using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AllocGate.Rules.Binding;

/// <summary>A lambda that several threads run at the same time.</summary>
internal sealed class ParallelBody
{
    private ParallelBody(AnonymousFunctionExpressionSyntax function, InvocationExpressionSyntax call, SyntaxNode instance)
    {
        Function = function;
        Call = call;
        Instance = instance;
    }

    public AnonymousFunctionExpressionSyntax Function { get; }

    /// <summary>The call that runs it: <c>Parallel.ForEach</c>, <c>ForAll</c>, <c>Task.Run</c>.</summary>
    public InvocationExpressionSyntax Call { get; }

    /// <summary>The code that each thread has variables of its own for: the lambda, or the loop's round that starts the task.</summary>
    private SyntaxNode Instance { get; }

    /// <summary>The body that the lambda is, or null where one thread runs it.</summary>
    public static ParallelBody? Of(AnonymousFunctionExpressionSyntax function, SemanticModel model, CancellationToken cancellation)
    {
        if (function.Parent is not ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax call } || call.Expression.Receiver() is not { } receiver)
            return null;
        switch (call.CalledName())
        {
            case "For" or "ForEach" or "ForEachAsync" when Is(receiver, "Parallel", model, cancellation) && !RunsOneAtATime(call):
            case "ForAll" when model.GetTypeInfo(receiver, cancellation).Type.Is("System.Linq", "ParallelQuery") && !RunsOneAtATime(call):
                return new ParallelBody(function, call, function);
            case "Run" when Is(receiver, "Task", model, cancellation):
            case "StartNew" when receiver is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Factory" } factory && Is(factory.Expression, "Task", model, cancellation):
                return Loops.Around(call).FirstOrDefault() is { } loop && !Loops.LeavesAfter(call, loop) && !IsWaitedFor(call, loop) ? new ParallelBody(function, call, loop) : null;
            default:
                return null;
        }
    }

    public bool HasItsOwn(ISymbol symbol) =>
        symbol.DeclaringSyntaxReferences.Any(declared => declared.SyntaxTree == Instance.SyntaxTree && Instance.Span.Contains(declared.Span));

    /// <summary>Whether it is the element that this round of the loop stands on, so that no other round has it.</summary>
    public bool StandsOn(ExpressionSyntax key)
    {
        var value = key.Unwrapped() is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Key" } pair ? pair.Expression : key.Unwrapped();
        return value is IdentifierNameSyntax name && name.Identifier.ValueText == Element;
    }

    private string? Element => (Function, Instance) switch
    {
        (_, ForEachStatementSyntax loop) => loop.Identifier.ValueText,
        (SimpleLambdaExpressionSyntax lambda, _) => lambda.Parameter.Identifier.ValueText,
        (ParenthesizedLambdaExpressionSyntax lambda, _) => lambda.ParameterList.Parameters.FirstOrDefault()?.Identifier.ValueText,
        _ => null,
    };

    private static bool Is(ExpressionSyntax receiver, string type, SemanticModel model, CancellationToken cancellation) =>
        receiver is IdentifierNameSyntax or MemberAccessExpressionSyntax
        && model.GetSymbolInfo(receiver, cancellation).Symbol is INamedTypeSymbol named && named.Is("System.Threading.Tasks", type);

    /// <summary>Whether the degree of parallelism is the literal 1.</summary>
    private static bool RunsOneAtATime(InvocationExpressionSyntax call) => call.DescendantNodes(node => node is not AnonymousFunctionExpressionSyntax).Any(node => node switch
    {
        AssignmentExpressionSyntax { Left: IdentifierNameSyntax { Identifier.ValueText: "MaxDegreeOfParallelism" } } option => IsOne(option.Right),
        InvocationExpressionSyntax { ArgumentList.Arguments: { Count: 1 } arguments } with => with.CalledName() == "WithDegreeOfParallelism" && IsOne(arguments[0].Expression),
        _ => false,
    });

    private static bool IsOne(ExpressionSyntax expression) => expression is LiteralExpressionSyntax { Token.Value: 1 };

    /// <summary>Whether the loop goes on only after the task has ended.</summary>
    private static bool IsWaitedFor(InvocationExpressionSyntax call, StatementSyntax loop)
    {
        SyntaxNode task = call;
        while (task.Parent is MemberAccessExpressionSyntax or InvocationExpressionSyntax or ParenthesizedExpressionSyntax)
        {
            task = task.Parent;
            if (task is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Wait" or "Result" or "GetAwaiter" })
                return true;
        }

        if (task.Parent is AwaitExpressionSyntax)
            return true;
        var name = task.Parent is EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax declared } ? declared.Identifier.ValueText
            : task.Parent is AssignmentExpressionSyntax { Left: IdentifierNameSyntax assigned } ? assigned.Identifier.ValueText
            : null;
        return name is not null && loop.DescendantNodes().OfType<IdentifierNameSyntax>().Any(use => use.Identifier.ValueText == name && use.SpanStart > call.Span.End && WaitsFor(use));
    }

    private static bool WaitsFor(IdentifierNameSyntax task) =>
        task.Parent is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Wait" or "Result" or "GetAwaiter" }
        || task.Ancestors().TakeWhile(node => node is not StatementSyntax).Any(node => node is AwaitExpressionSyntax || node is InvocationExpressionSyntax call && call.CalledName() == "WaitAll");
}
