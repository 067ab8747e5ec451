using System.Composition;
using AllocGate.Rules.Binding;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AllocGate.Rules.CodeFixes;

/// <summary>Fixes AG1103: copies the caller's collection, with its comparer, where it is kept or before it is changed.</summary>
[Shared]
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class AG1103CallersCollectionSharedFix() : RuleFix("AG1103", "Copy the collection")
{
    protected override Fix? Plan(SyntaxNode found, Diagnostic finding, SemanticModel model, CancellationToken cancellationToken) => found switch
    {
        AssignmentExpressionSyntax { Left: IdentifierNameSyntax name } assignment when ChangedArgument.MayBeOne(assignment) && Parameter(name, model, cancellationToken) is { } parameter =>
            Replacing(assignment, name, parameter, model),
        AssignmentExpressionSyntax assignment => Keeping(assignment.Right, model, cancellationToken),
        EqualsValueClauseSyntax clause => Keeping(clause.Value, model, cancellationToken),
        _ => null,
    };

    /// <summary><c>_f = p</c>: the member gets a copy, and null where it got null.</summary>
    private static Fix? Keeping(ExpressionSyntax value, SemanticModel model, CancellationToken cancellationToken)
    {
        if (KeptArgument.Name(value) is not { } name || Parameter(name, model, cancellationToken) is not { } parameter)
            return null;
        var fallback = value.Unwrapped() is BinaryExpressionSyntax choice ? choice.Right : null;
        var copy = fallback switch
        {
            ThrowExpressionSyntax => Copy(name, parameter, model, source: value.Unwrapped().ToString()),
            null when parameter.NullableAnnotation == NullableAnnotation.NotAnnotated => Copy(name, parameter, model),
            _ => CopyUnlessNull(name, parameter, fallback, model),
        };
        return copy is null ? null : new Fix(editor => editor.ReplaceNode(value, copy.WithTriviaFrom(value)));
    }

    /// <summary><c>p ??= new()</c> in any of its forms: what was given is copied, what was not is made.</summary>
    private static Fix? Replacing(AssignmentExpressionSyntax assignment, IdentifierNameSyntax name, IParameterSymbol parameter, SemanticModel model)
    {
        var made = assignment.Right.Unwrapped() is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.CoalesceExpression } choice ? choice.Right : assignment.Right;
        if (CopyUnlessNull(name, parameter, made, model) is not { } copy)
            return null;
        var replacing = SyntaxFactory.ParseExpression($"{name} = {copy}");
        if (!NullChecks.Guard(assignment, name.Identifier.ValueText))
            return new Fix(editor => editor.ReplaceNode(assignment, replacing.WithTriviaFrom(assignment)));
        var branch = assignment.FirstAncestorOrSelf<IfStatementSyntax>()!;
        var isAlone = branch.Else is null && branch.Statement is not BlockSyntax { Statements.Count: not 1 };
        return isAlone ? new Fix(editor => editor.ReplaceNode(branch, SyntaxFactory.ExpressionStatement(replacing).WithTriviaFrom(branch))) : null;
    }

    private static IParameterSymbol? Parameter(IdentifierNameSyntax name, SemanticModel model, CancellationToken cancellationToken) =>
        model.GetSymbolInfo(name, cancellationToken).Symbol as IParameterSymbol;

    private static ExpressionSyntax? CopyUnlessNull(IdentifierNameSyntax name, IParameterSymbol parameter, ExpressionSyntax? otherwise, SemanticModel model) =>
        Copy(name, parameter, model) is { } copy ? SyntaxFactory.ParseExpression($"{name} is null ? {otherwise?.WithoutTrivia().ToString() ?? "null"} : {copy}") : null;

    private static ExpressionSyntax? Copy(IdentifierNameSyntax name, IParameterSymbol parameter, SemanticModel model, string? source = null)
    {
        if (CollectionCopies.Exact(parameter.Type, model.Compilation) is not { } type)
            return null;
        var shown = type.WithNullableAnnotation(NullableAnnotation.NotAnnotated).ToMinimalDisplayString(model, name.SpanStart);
        return SyntaxFactory.ParseExpression($"new {shown}({source ?? name.ToString()}{(CollectionCopies.HasComparer(type) ? $", {name}.Comparer" : "")})");
    }
}
