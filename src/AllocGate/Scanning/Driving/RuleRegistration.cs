using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AllocGate.Scanning.Driving;

/// <summary>Takes what a rule registers for every compilation.</summary>
internal sealed class RuleRegistration(RuleActions actions) : AnalysisContext
{
    public override void EnableConcurrentExecution()
    {
        // All rules are called concurrently.
    }

    public override void ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags analysisMode)
    {
        if (analysisMode != GeneratedCodeAnalysisFlags.None)
            throw actions.NotCalled("generated code");
    }

    public override void RegisterCompilationStartAction(Action<CompilationStartAnalysisContext> action) => actions.CompilationStarts.Add(action);

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

    public override void RegisterCompilationAction(Action<CompilationAnalysisContext> action) => throw actions.NotCalled("whole compilations");

    public override void RegisterSemanticModelAction(Action<SemanticModelAnalysisContext> action) => throw actions.NotCalled("semantic models");

    public override void RegisterSymbolAction(Action<SymbolAnalysisContext> action, ImmutableArray<SymbolKind> symbolKinds) => throw actions.NotCalled("symbols");

    public override void RegisterSyntaxTreeAction(Action<SyntaxTreeAnalysisContext> action) => actions.Files.Add(action);

    public override void RegisterOperationAction(Action<OperationAnalysisContext> action, ImmutableArray<OperationKind> operationKinds) => throw actions.NotCalled("operations");

    public override void RegisterOperationBlockAction(Action<OperationBlockAnalysisContext> action) => throw actions.NotCalled("operation blocks");

    public override void RegisterOperationBlockStartAction(Action<OperationBlockStartAnalysisContext> action) => throw actions.NotCalled("the start of operation blocks");
}
