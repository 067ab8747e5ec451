using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

// CS0618: contexts are meant to be made by the compiler's own driver; docs/decisions says why this is another one.
#pragma warning disable CS0618

namespace AllocGate.Scanning.Driving;

/// <summary>Takes what a rule registers for one compilation.</summary>
internal sealed class CompilationRegistration(RuleActions actions, Compilation compilation, AnalyzerOptions options, CancellationToken cancellationToken)
    : CompilationStartAnalysisContext(compilation, options, cancellationToken)
{
    public override void RegisterSymbolStartAction(Action<SymbolStartAnalysisContext> action, SymbolKind symbolKind)
    {
        if (symbolKind != SymbolKind.NamedType)
            throw actions.NotCalled($"the start of a {symbolKind}");
        actions.TypeStarts.Add(action);
    }

    public override void RegisterCodeBlockAction(Action<CodeBlockAnalysisContext> action) => actions.CodeBlocks.Add(action);

    public override void RegisterSyntaxNodeAction<TKind>(Action<SyntaxNodeAnalysisContext> action, ImmutableArray<TKind> syntaxKinds) =>
        actions.AddNodes(action, syntaxKinds);

    public override void RegisterCodeBlockStartAction<TKind>(Action<CodeBlockStartAnalysisContext<TKind>> action) => actions.AddCodeBlockStart(action);

    public override void RegisterCompilationEndAction(Action<CompilationAnalysisContext> action) => throw actions.NotCalled("the end of compilations");

    public override void RegisterSemanticModelAction(Action<SemanticModelAnalysisContext> action) => throw actions.NotCalled("semantic models");

    public override void RegisterSymbolAction(Action<SymbolAnalysisContext> action, ImmutableArray<SymbolKind> symbolKinds) => throw actions.NotCalled("symbols");

    public override void RegisterSyntaxTreeAction(Action<SyntaxTreeAnalysisContext> action) => actions.Files.Add(action);

    public override void RegisterOperationAction(Action<OperationAnalysisContext> action, ImmutableArray<OperationKind> operationKinds) => throw actions.NotCalled("operations");

    public override void RegisterOperationBlockAction(Action<OperationBlockAnalysisContext> action) => throw actions.NotCalled("operation blocks");

    public override void RegisterOperationBlockStartAction(Action<OperationBlockStartAnalysisContext> action) => throw actions.NotCalled("the start of operation blocks");
}
