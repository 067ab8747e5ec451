using System.Collections.Immutable;
using AllocGate.Rules.Binding;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AllocGate.Rules.CodeFixes;

/// <summary>What a piece of code reads from around itself: variables, and members of <c>this</c>.</summary>
internal static class Surroundings
{
    /// <summary>
    /// Every read, in source order; null where a copy made before the code runs could not stand in for what is read: it is
    /// written, it may change before code that runs later reads it, or it can't be an argument.
    /// </summary>
    /// <param name="code">A lambda, or an expression that is to become the body of one.</param>
    public static ImmutableArray<Use>? Of(SyntaxNode code, SemanticModel model, CancellationToken cancellationToken)
    {
        var uses = ImmutableArray.CreateBuilder<Use>();
        foreach (var node in code.DescendantNodesAndSelf().OfType<ExpressionSyntax>())
        {
            if (node is BaseExpressionSyntax)
                return null;
            if (node is ThisExpressionSyntax)
                uses.Add(new Use(node, null));
            if (node is not SimpleNameSyntax name || name.Parent is NameColonSyntax or NameEqualsSyntax || model.Bound(name, cancellationToken) is not { } symbol || ScopeCaptures.IsInNameof(name))
                continue;
            if (symbol is IRangeVariableSymbol or IMethodSymbol { MethodKind: MethodKind.LocalFunction, IsStatic: false } && !IsDeclaredIn(symbol, code))
                return null;
            if (symbol is IParameterSymbol { DeclaringSyntaxReferences.Length: > 0 } && CaptureScope.Of(symbol, cancellationToken) is null)
                return null;
            if (symbol is ILocalSymbol or IParameterSymbol)
            {
                if (symbol is not ILocalSymbol { IsConst: true } && !IsDeclaredIn(symbol, code))
                    uses.Add(new Use(name, symbol));
            }
            else if (ScopeCaptures.IsOfThis(name, symbol))
            {
                uses.Add(new Use(name, null));
            }
        }

        return CanBeCopied(uses, code, model, cancellationToken) ? uses.ToImmutable() : null;
    }

    private static bool CanBeCopied(IReadOnlyList<Use> uses, SyntaxNode code, SemanticModel model, CancellationToken cancellationToken)
    {
        var history = new LocalHistory(code.Ancestors().First(node => node is CompilationUnitSyntax or MemberDeclarationSyntax and not GlobalStatementSyntax), model, cancellationToken);
        return uses.All(use => use.Variable is { } variable
            ? !CapturingFactory.TypeOf(variable).IsRefLikeType && CapturingFactory.TypeOf(variable).TypeKind is not (TypeKind.Pointer or TypeKind.FunctionPointer)
                && !history.Assigns(variable, RunsLater(use.Node, code) ? null : code.Span) && !MayChangeItself(use.Node, CapturingFactory.TypeOf(variable))
            : model.GetEnclosingSymbol(use.Node.SpanStart, cancellationToken)?.ContainingType.IsReferenceType == true);
    }

    /// <summary>Whether it is read by a function within the code, or by what follows an <c>await</c>.</summary>
    private static bool RunsLater(SyntaxNode use, SyntaxNode code) =>
        code is AnonymousFunctionExpressionSyntax { AsyncKeyword.RawKind: not 0 }
        || use.Ancestors().TakeWhile(node => node != code).Any(node => node is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax or QueryExpressionSyntax);

    /// <summary>A method called on a struct, or an assignment to one of its members, changes the variable itself.</summary>
    private static bool MayChangeItself(SyntaxNode use, ITypeSymbol type) =>
        !type.IsReferenceType && !type.IsReadOnly && type.SpecialType == SpecialType.None && type.TypeKind != TypeKind.Enum
        && use.Parent is MemberAccessExpressionSyntax member && member.Expression == use
        && member.Parent is InvocationExpressionSyntax or AssignmentExpressionSyntax or PrefixUnaryExpressionSyntax or PostfixUnaryExpressionSyntax or ArgumentSyntax { RefKindKeyword.RawKind: not 0 };

    private static bool IsDeclaredIn(ISymbol symbol, SyntaxNode code) =>
        symbol.DeclaringSyntaxReferences.FirstOrDefault() is { } declared && declared.SyntaxTree == code.SyntaxTree && code.Span.Contains(declared.Span);
}
