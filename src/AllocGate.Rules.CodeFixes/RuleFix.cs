using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;

namespace AllocGate.Rules.CodeFixes;

/// <summary>
/// The fix of one rule, for one finding or for all of a document at once: each edit is planned on the unchanged document, and one
/// editor carries them all out, the inner ones first.
/// </summary>
/// <param name="ruleId">The rule whose findings it fixes.</param>
/// <param name="title">What the light bulb says: what the fix does, such as "Use a static factory".</param>
public abstract class RuleFix(string ruleId, string title) : CodeFixProvider
{
    public sealed override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(ruleId);

    public sealed override FixAllProvider GetFixAllProvider() =>
        FixAllProvider.Create(async (context, document, findings) => await FixAsync(document, findings, context.CancellationToken).ConfigureAwait(false));

    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        if (await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false) is not { } model)
            return;
        foreach (var finding in context.Diagnostics.Where(one => Plan(one, model, context.CancellationToken) is not null))
        {
            context.RegisterCodeFix(
                CodeAction.Create(title, token => FixAsync(context.Document, ImmutableArray.Create(finding), token), equivalenceKey: ruleId), finding);
        }
    }

    /// <summary>How to fix a finding; null where that could change what the code does.</summary>
    /// <param name="found">The innermost node that spans the finding.</param>
    /// <param name="model">Of the document as it is, which <paramref name="found"/> is part of.</param>
    protected abstract Fix? Plan(SyntaxNode found, Diagnostic finding, SemanticModel model, CancellationToken cancellationToken);

    private Fix? Plan(Diagnostic finding, SemanticModel model, CancellationToken cancellationToken) =>
        Plan(model.SyntaxTree.GetRoot(cancellationToken).FindNode(finding.Location.SourceSpan, getInnermostNodeForTie: true), finding, model, cancellationToken);

    private async Task<Document> FixAsync(Document document, ImmutableArray<Diagnostic> findings, CancellationToken cancellationToken)
    {
        if (await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false) is not { } model)
            return document;
        var root = await model.SyntaxTree.GetRootAsync(cancellationToken).ConfigureAwait(false);
        var editor = new SyntaxEditor(root, document.Project.Solution.Services);
        var namespaces = new SortedSet<string>(StringComparer.Ordinal);
        var done = new HashSet<object>();
        foreach (var finding in findings.OrderByDescending(one => one.Location.SourceSpan.Start).ThenBy(one => one.Location.SourceSpan.End))
        {
            if (Plan(finding, model, cancellationToken) is not { } fix || !done.Add(fix.Subject ?? fix))
                continue;
            fix.Edit(editor);
            namespaces.UnionWith(fix.Namespaces.Where(name => !model.Imports(name, finding.Location.SourceSpan.Start, cancellationToken)));
        }

        var changed = namespaces.Aggregate((CompilationUnitSyntax)editor.GetChangedRoot(), (unit, name) => unit.Importing(name));
        return document.WithSyntaxRoot(changed);
    }
}
