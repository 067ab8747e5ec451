using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AllocGate.Rules.CodeFixes;

/// <summary>Puts the value behind a static lambda, which runs only when the key is missing.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class AG1002ValueBuiltEagerlyFix() : RuleFix("AG1002", "Use a static factory")
{
    protected override Fix? Plan(SyntaxNode found, Diagnostic finding, SemanticModel model, CancellationToken cancellationToken)
    {
        if (ValueAround(found, model, cancellationToken) is not { } argument || GetOrAdd.Around(argument, model, cancellationToken) is not { TakesFactory: true } call)
            return null;
        var value = argument.Expression;
        if (HasToStay(value) || Surroundings.Of(value, model, cancellationToken) is not { } uses)
            return null;
        var key = GetOrAdd.KeyVariable(call, model, cancellationToken);
        if (Handover.Of(uses.Where(use => !use.Reads(key)).ToList(), call) is not { } handover)
            return null;
        var lambda = StaticLambda.From(uses.Any(use => use.Reads(key)) ? call.Key!.ToString() : "_", handover.ArgumentName);
        return new Fix(editor =>
        {
            handover.Rewrite(editor);
            editor.ReplaceNode(value, (current, _) => lambda.WithBody(((ExpressionSyntax)current).WithoutTrivia()).WithTriviaFrom(current));
            editor.ReplaceNode(argument, (current, _) => GetOrAdd.AsFactory((ArgumentSyntax)current));
            handover.Pass(editor, call.Call);
        });
    }

    /// <summary>The finding may be a branch of the value.</summary>
    private static ArgumentSyntax? ValueAround(SyntaxNode found, SemanticModel model, CancellationToken cancellationToken) =>
        found.AncestorsAndSelf().OfType<ArgumentSyntax>().FirstOrDefault(argument => GetOrAdd.Around(argument, model, cancellationToken)?.Value == argument.Expression);

    /// <summary>What awaits, or declares a variable that the code around it may read.</summary>
    private static bool HasToStay(ExpressionSyntax value) => value.DescendantNodesAndSelf().Any(node =>
        node is AwaitExpressionSyntax or DeclarationExpressionSyntax or DeclarationPatternSyntax or VarPatternSyntax or RecursivePatternSyntax { Designation: not null });
}
