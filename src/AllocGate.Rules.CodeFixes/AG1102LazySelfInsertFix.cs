using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AllocGate.Rules.CodeFixes;

/// <summary>Inserts a copy of what the query gives.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class AG1102LazySelfInsertFix() : RuleFix("AG1102", "Insert a copy")
{
    protected override Fix? Plan(SyntaxNode found, Diagnostic finding, SemanticModel model, CancellationToken cancellationToken) =>
        found is ExpressionSyntax query ? Copies.Of(query, model, cancellationToken) : null;
}
