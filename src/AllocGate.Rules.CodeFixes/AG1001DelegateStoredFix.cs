using System.Composition;
using AllocGate.Rules.Binding;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AllocGate.Rules.CodeFixes;

/// <summary>Makes a factory of the delegate: <c>() => x</c> becomes <c>_ => x</c>.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class AG1001DelegateStoredFix() : RuleFix("AG1001", "Add the factory's parameter")
{
    protected override Fix? Plan(SyntaxNode found, Diagnostic finding, SemanticModel model, CancellationToken cancellationToken)
    {
        if (found.FirstAncestorOrSelf<ArgumentSyntax>() is not { } argument || GetOrAdd.Around(argument, model, cancellationToken) is not { IsOfTheMap: true })
            return null;
        // The factory of an asynchronous lambda would return a task.
        return found is AnonymousFunctionExpressionSyntax { AsyncKeyword.RawKind: not 0 }
            ? null
            : new Fix(editor =>
            {
                editor.ReplaceNode(found, (current, _) => DelegateAsValue.Factory((ExpressionSyntax)current));
                editor.ReplaceNode(argument, (current, _) => GetOrAdd.AsFactory((ArgumentSyntax)current));
            });
    }
}
