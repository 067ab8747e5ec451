using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

// No rule that ships or that a compiler would load.
#pragma warning disable RS1001, RS2008, RS1032

namespace AllocGate.Tests.Scanning;

/// <summary>Throws on a class named Trap.</summary>
internal sealed class ThrowingRule : DiagnosticAnalyzer
{
    private static readonly DiagnosticDescriptor Rule = new(
        "TEST002", "Throws", "never reported", "AllocGate", DiagnosticSeverity.Warning, isEnabledByDefault: true);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Rule];

    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterSyntaxNodeAction(
            c =>
            {
                if (((ClassDeclarationSyntax)c.Node).Identifier.Text == "Trap")
                    throw new InvalidOperationException("the trap\nhas a second line");
            },
            SyntaxKind.ClassDeclaration);
    }
}
