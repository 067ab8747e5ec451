using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AllocGate.Rules.Binding;

/// <summary>A map that the method makes if it was given none, and changes in either case.</summary>
internal sealed class ChangedArgument
{
    private ChangedArgument(IParameterSymbol parameter, AssignmentExpressionSyntax replacement, ExpressionSyntax mutation, bool isReturned)
    {
        Parameter = parameter;
        Replacement = replacement;
        Mutation = mutation;
        IsReturned = isReturned;
    }

    public IParameterSymbol Parameter { get; }

    /// <summary><c>p ??= new()</c> in any of its forms.</summary>
    public AssignmentExpressionSyntax Replacement { get; }

    /// <summary>The first change.</summary>
    public ExpressionSyntax Mutation { get; }

    /// <summary>Whether the caller gets it back, and so may know of the change.</summary>
    public bool IsReturned { get; }

    /// <summary>Whether the node replaces something of the name that it asks for.</summary>
    public static bool MayBeOne(SyntaxNode node) => node switch
    {
        AssignmentExpressionSyntax { Left: IdentifierNameSyntax name } assignment => assignment.Kind() switch
        {
            SyntaxKind.CoalesceAssignmentExpression => true,
            SyntaxKind.SimpleAssignmentExpression => KeptArgument.Name(assignment.Right) is { } same && same.Identifier.ValueText == name.Identifier.ValueText && assignment.Right.Unwrapped() is BinaryExpressionSyntax
                || NullChecks.Guard(assignment, name.Identifier.ValueText),
            _ => false,
        },
        _ => false,
    };

    public static ChangedArgument? Of(SyntaxNode node, IReadOnlyDictionary<ISymbol, ArgumentUses> uses, SemanticModel model, CancellationToken cancellation)
    {
        if (!MayBeOne(node) || node is not AssignmentExpressionSyntax replacement)
            return null;
        if (model.GetSymbolInfo(replacement.Left, cancellation).Symbol is not IParameterSymbol { RefKind: RefKind.None } parameter || !CollectionCopies.IsMap(parameter.Type))
            return null;
        if (!uses.TryGetValue(parameter, out var use) || use.Replacements != 1 || use.IsRecursive || !use.IsRead)
            return null;
        return use.Mutations.FirstOrDefault(mutation => mutation.SpanStart > node.SpanStart) is { } first ? new ChangedArgument(parameter, replacement, first, use.IsReturned) : null;
    }
}
