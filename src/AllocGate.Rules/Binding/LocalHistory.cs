using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace AllocGate.Rules.Binding;

/// <summary>What one code block assigns, and where; read once, so that asking stays cheap.</summary>
internal sealed class LocalHistory
{
    private readonly ILookup<string, ExpressionSyntax> assigned;
    private readonly SemanticModel model;
    private readonly CancellationToken cancellation;

    public LocalHistory(SyntaxNode codeBlock, SemanticModel model, CancellationToken cancellation)
    {
        this.model = model;
        this.cancellation = cancellation;
        assigned = CodeBlocks.Nodes(codeBlock).SelectMany(Targets).Where(target => Name(target) is not null).ToLookup(target => Name(target)!);
    }

    /// <summary>Whether anything on the path is assigned, or passed by reference, within the span or anywhere.</summary>
    public bool Assigns(ReceiverPath path, TextSpan? within = null) =>
        path.Symbols.Any(symbol => Assigns(symbol, within));

    public bool Assigns(ISymbol symbol, TextSpan? within = null) =>
        assigned[symbol.Name].Any(target =>
            within?.Contains(target.Span) != false && SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(target, cancellation).Symbol, symbol));

    /// <summary>How often the symbol is assigned, or passed by reference.</summary>
    public int Assignments(ISymbol symbol) =>
        assigned[symbol.Name].Count(target => SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(target, cancellation).Symbol, symbol));

    /// <summary>What a local was declared as, if it never gets another value.</summary>
    public ExpressionSyntax? OnlyValue(ISymbol? symbol)
    {
        if (symbol is not ILocalSymbol { DeclaringSyntaxReferences.Length: 1 } local)
            return null;
        if (local.DeclaringSyntaxReferences[0].GetSyntax(cancellation) is not VariableDeclaratorSyntax { Initializer.Value: { } value })
            return null;
        return Assigns(local) ? null : value;
    }

    /// <summary>Every value that a local is given; null where one of them cannot be read off: by reference, in a tuple, step by step.</summary>
    public IReadOnlyList<ExpressionSyntax>? Values(ISymbol? symbol)
    {
        if (symbol is not ILocalSymbol { DeclaringSyntaxReferences.Length: 1 } local || local.DeclaringSyntaxReferences[0].GetSyntax(cancellation) is not VariableDeclaratorSyntax declarator)
            return null;
        var values = new List<ExpressionSyntax>();
        if (declarator.Initializer is { } initializer)
            values.Add(initializer.Value);
        foreach (var target in assigned[local.Name].Where(target => SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(target, cancellation).Symbol, local)))
        {
            if (target.Parent is not AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.SimpleAssignmentExpression or (int)SyntaxKind.CoalesceAssignmentExpression } assignment)
                return null;
            values.Add(assignment.Right);
        }

        return values;
    }

    /// <summary>The receiver's path, and where it is a local that only stands for another object, that object's path.</summary>
    public IReadOnlyList<ReceiverPath> PathsOf(ExpressionSyntax receiver)
    {
        var paths = new List<ReceiverPath>();
        for (var expression = receiver; paths.Count < 4 && ReceiverPath.Of(expression, model, cancellation) is { } path;)
        {
            if (paths.Count > 0 && Assigns(path))
                break;
            paths.Add(path);
            if (path.Symbols.Length > 1 || OnlyValue(path.Root) is not { } value)
                break;
            expression = value;
        }

        return paths;
    }

    private static IEnumerable<ExpressionSyntax> Targets(SyntaxNode node) => node switch
    {
        AssignmentExpressionSyntax { Left: TupleExpressionSyntax tuple } => tuple.Arguments.Select(argument => argument.Expression),
        AssignmentExpressionSyntax assignment => new[] { assignment.Left },
        PrefixUnaryExpressionSyntax step when step.IsKind(SyntaxKind.PreIncrementExpression) || step.IsKind(SyntaxKind.PreDecrementExpression) => new[] { step.Operand },
        PostfixUnaryExpressionSyntax step when !step.IsKind(SyntaxKind.SuppressNullableWarningExpression) => new[] { step.Operand },
        ArgumentSyntax { RefKindKeyword.RawKind: not 0 } argument => new[] { argument.Expression },
        RefExpressionSyntax reference => new[] { reference.Expression },
        _ => Enumerable.Empty<ExpressionSyntax>(),
    };

    private static string? Name(ExpressionSyntax target) => target.Unwrapped() switch
    {
        IdentifierNameSyntax name => name.Identifier.ValueText,
        MemberAccessExpressionSyntax member => member.Name.Identifier.ValueText,
        _ => null,
    };
}
