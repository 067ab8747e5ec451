using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

// No rule that ships or that a compiler would load.
#pragma warning disable RS1001, RS2008, RS1032

namespace AllocGate.Tests.Scanning.Driving;

/// <summary>Reports every call that is made of it: for which node or block, and whose it is.</summary>
internal sealed class RecordingRule : DiagnosticAnalyzer
{
    private static readonly DiagnosticDescriptor Rule = new("TEST003", "Called", "{0} {1} of {2}", "AllocGate", DiagnosticSeverity.Warning, isEnabledByDefault: true);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Rule];

    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCodeBlockAction(c => c.ReportDiagnostic(Called("block", c.CodeBlock, c.OwningSymbol)));
        context.RegisterSyntaxNodeAction(c => c.ReportDiagnostic(Called("node", c.Node, c.ContainingSymbol)), Enum.GetValues<SyntaxKind>().Distinct().ToArray());
        context.RegisterSyntaxTreeAction(c => c.ReportDiagnostic(Called("file", c.Tree.GetRoot(c.CancellationToken), null)));
        context.RegisterCodeBlockStartAction<SyntaxKind>(block =>
        {
            block.RegisterSyntaxNodeAction(c => c.ReportDiagnostic(Called("node in block", c.Node, c.ContainingSymbol)), [.. Enum.GetValues<SyntaxKind>().Distinct().Where(kind => kind != SyntaxKind.CompilationUnit)]);
            block.RegisterCodeBlockEndAction(c => c.ReportDiagnostic(Called("end of block", c.CodeBlock, c.OwningSymbol)));
        });
        context.RegisterCompilationStartAction(start =>
        {
            start.RegisterCodeBlockAction(c => c.ReportDiagnostic(Called("block from start", c.CodeBlock, c.OwningSymbol)));
            start.RegisterSymbolStartAction(Record, SymbolKind.NamedType);
        });
    }

    private static void Record(SymbolStartAnalysisContext type)
    {
        type.RegisterCodeBlockAction(c => c.ReportDiagnostic(Called($"block in {type.Symbol}", c.CodeBlock, c.OwningSymbol)));
        type.RegisterSyntaxNodeAction(c => c.ReportDiagnostic(Called($"node in {type.Symbol}", c.Node, c.ContainingSymbol)), SyntaxKind.InvocationExpression, SyntaxKind.SimpleAssignmentExpression);
        type.RegisterSymbolEndAction(c => c.ReportDiagnostic(Called("end", c.Symbol.DeclaringSyntaxReferences[0].GetSyntax(c.CancellationToken), c.Symbol)));
    }

    private static Diagnostic Called(string why, SyntaxNode node, ISymbol? symbol) => Diagnostic.Create(Rule, node.GetLocation(), why, node.Kind(), symbol?.ToDisplayString() ?? "nothing");
}
