using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AllocGate.Rules;

/// <summary>What the rules share: one id each, generated code left out, concurrent execution.</summary>
public abstract class AllocationRule : DiagnosticAnalyzer
{
    private protected AllocationRule(DiagnosticDescriptor rule) => SupportedDiagnostics = ImmutableArray.Create(rule);

    public sealed override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; }

    public sealed override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        Register(context);
    }

    /// <summary>
    /// Whether the rule may have something to say about a node of a kind that it asked for; asks names only, never the semantic model. The tool's scan
    /// asks this before it finds out whose code the node is.
    /// </summary>
    internal virtual bool IsTrigger(SyntaxNode node) => true;

    private protected abstract void Register(AnalysisContext context);
}
