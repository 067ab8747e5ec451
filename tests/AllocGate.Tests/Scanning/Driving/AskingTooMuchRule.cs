using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

// No rule that ships or that a compiler would load.
#pragma warning disable RS1001, RS2008, RS1032

namespace AllocGate.Tests.Scanning.Driving;

/// <summary>Wants a kind of call that the scan does not make.</summary>
internal sealed class AskingTooMuchRule : DiagnosticAnalyzer
{
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        [new("TEST004", "Operations", "never reported", "AllocGate", DiagnosticSeverity.Warning, isEnabledByDefault: true)];

    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterOperationAction(_ => { }, OperationKind.Invocation);
    }
}
