using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

#pragma warning disable CS0618 // see CompilationRegistration

namespace AllocGate.Scanning.Driving;

/// <summary>Takes what a rule registers for one code block; its blocks are called at the block's end.</summary>
internal sealed class CodeBlockRegistration(
    RuleActions actions, SyntaxNode codeBlock, ISymbol owner, SemanticModel model, AnalyzerOptions options, CancellationToken cancellationToken)
    : CodeBlockStartAnalysisContext<SyntaxKind>(codeBlock, owner, model, options, cancellationToken)
{
    public override void RegisterCodeBlockEndAction(Action<CodeBlockAnalysisContext> action) => actions.CodeBlocks.Add(action);

    public override void RegisterSyntaxNodeAction(Action<SyntaxNodeAnalysisContext> action, ImmutableArray<SyntaxKind> syntaxKinds) =>
        actions.AddNodes(action, syntaxKinds);
}
