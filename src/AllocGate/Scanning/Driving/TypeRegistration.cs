using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

#pragma warning disable CS0618 // see CompilationRegistration

namespace AllocGate.Scanning.Driving;

/// <summary>Takes what a rule registers for one type.</summary>
internal sealed class TypeRegistration(RuleActions actions, ISymbol type, Compilation compilation, AnalyzerOptions options, CancellationToken cancellationToken)
    : SymbolStartAnalysisContext(type, compilation, options, cancellationToken)
{
    public override void RegisterSymbolEndAction(Action<SymbolAnalysisContext> action) => actions.TypeEnds.Add(action);

    public override void RegisterCodeBlockAction(Action<CodeBlockAnalysisContext> action) => actions.CodeBlocks.Add(action);

    public override void RegisterSyntaxNodeAction<TKind>(Action<SyntaxNodeAnalysisContext> action, ImmutableArray<TKind> syntaxKinds) =>
        actions.AddNodes(action, syntaxKinds);

    public override void RegisterCodeBlockStartAction<TKind>(Action<CodeBlockStartAnalysisContext<TKind>> action) => actions.AddCodeBlockStart(action);

    public override void RegisterOperationAction(Action<OperationAnalysisContext> action, ImmutableArray<OperationKind> operationKinds) => throw actions.NotCalled("operations");

    public override void RegisterOperationBlockAction(Action<OperationBlockAnalysisContext> action) => throw actions.NotCalled("operation blocks");

    public override void RegisterOperationBlockStartAction(Action<OperationBlockStartAnalysisContext> action) => throw actions.NotCalled("the start of operation blocks");
}
