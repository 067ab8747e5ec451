using System.Collections.Immutable;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AllocGate.Scanning.Driving;

/// <summary>What one rule wants to be called for, in one scope: every file, one compilation or one type.</summary>
internal sealed class RuleActions(DiagnosticAnalyzer rule)
{
    public DiagnosticAnalyzer Rule => rule;

    public List<Action<CompilationStartAnalysisContext>> CompilationStarts { get; } = [];

    public List<Action<SymbolStartAnalysisContext>> TypeStarts { get; } = [];

    public List<Action<SymbolAnalysisContext>> TypeEnds { get; } = [];

    public List<Action<SyntaxTreeAnalysisContext>> Files { get; } = [];

    public List<Action<CodeBlockStartAnalysisContext<SyntaxKind>>> CodeBlockStarts { get; } = [];

    public List<Action<CodeBlockAnalysisContext>> CodeBlocks { get; } = [];

    public List<(SyntaxKind Kind, Action<SyntaxNodeAnalysisContext> Action)> Nodes { get; } = [];

    /// <summary>What the members are read by in which a node of such a kind is worth it.</summary>
    public List<(SyntaxKind Kind, Action<CodeBlockAnalysisContext> Action)> Members { get; } = [];

    public void AddNodes<TKind>(Action<SyntaxNodeAnalysisContext> action, ImmutableArray<TKind> kinds)
        where TKind : struct => Nodes.AddRange(kinds.Select(kind => ((SyntaxKind)(object)kind, action)));

    public void AddCodeBlockStart<TKind>(Action<CodeBlockStartAnalysisContext<TKind>> action)
        where TKind : struct => CodeBlockStarts.Add((Action<CodeBlockStartAnalysisContext<SyntaxKind>>)(object)action);

    /// <summary>A kind of call that the scan does not make: the rule would stay silent here and speak in the build.</summary>
    public NotSupportedException NotCalled(string kind) =>
        new($"the scan does not call rules for {kind}, as {rule.GetType().Name} asks");
}
