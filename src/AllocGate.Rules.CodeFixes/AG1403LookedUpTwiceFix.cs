using System.Composition;
using AllocGate.Rules.Binding;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace AllocGate.Rules.CodeFixes;

/// <summary>
/// Looks once: by <c>TryAdd</c>, or through a reference to the value where that is one expression, which nothing can change the
/// dictionary in the middle of.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class AG1403LookedUpTwiceFix() : RuleFix("AG1403", "Look up once")
{
    protected override Fix? Plan(SyntaxNode found, Diagnostic finding, SemanticModel model, CancellationToken cancellationToken)
    {
        if (found is not InvocationExpressionSyntax asked || !DoubleLookup.IsAsked(asked) || LookupForm.Of(asked) is not { } form || HasComment(form))
            return null;
        // What the finding names is what its project's framework has; the model alone does not know that framework.
        var remedy = finding.Properties.TryGetValue(AG1403LookedUpTwice.Remedy, out var name) ? name : null;
        return remedy switch
        {
            nameof(OneLookup.TryAdd) => TryAddInstead.Of(form),
            nameof(OneLookup.Reference) when Value(form, model, cancellationToken) is { } value => ReferenceInstead.Of(form, value),
            _ => null,
        };
    }

    private static ITypeSymbol? Value(LookupForm form, SemanticModel model, CancellationToken cancellationToken) =>
        model.GetTypeInfo(form.Map, cancellationToken).Type.BclCollection() is { TypeArguments: { Length: 2 } arguments } ? arguments[1] : null;

    /// <summary>What the fix would take away with the code that it stands in.</summary>
    private static bool HasComment(LookupForm form)
    {
        var last = form.Shape is LookupShape.LeaveOrInsert or LookupShape.InsertThenChange ? LookupForm.After((StatementSyntax)form.Whole)! : form.Whole;
        return form.Whole.Parent!.DescendantTrivia(TextSpan.FromBounds(form.Whole.SpanStart, last.Span.End)).Any(trivia =>
            trivia.SpanStart >= form.Whole.SpanStart && trivia.Span.End <= last.Span.End && !string.IsNullOrWhiteSpace(trivia.ToString()));
    }
}
