using System.Collections.Immutable;
using AllocGate.Core.Measuring;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AllocGate.Benchmarks.Analyzers;

/// <summary>AG9001: a budget that is not an amount of bytes, found where it is written instead of by the gate.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class AG9001MalformedBudget : DiagnosticAnalyzer
{
    private const string Attribute = "AllocGate.Benchmarks.AllocationBudgetAttribute";

    private static readonly DiagnosticDescriptor Rule = new(
        "AG9001",
        "Malformed budget",
        "The budget {0} = \"{1}\" is not an amount of bytes: write a number and its unit, such as \"48 B\", \"2 KB\" or \"1.5 MB\", that comes to whole bytes",
        "AllocGate",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "The gate refuses a budget that it cannot read to the byte. 1 KB is 1,024 B.",
        helpLinkUri: "docs/rules/AG9001.md");

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Rule);

    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.Analyze | GeneratedCodeAnalysisFlags.ReportDiagnostics);
        context.EnableConcurrentExecution();
        context.RegisterSyntaxNodeAction(Analyze, SyntaxKind.Attribute);
    }

    private static void Analyze(SyntaxNodeAnalysisContext context)
    {
        var attribute = (AttributeSyntax)context.Node;
        if (attribute.ArgumentList is not { } arguments || !IsBudget(attribute, context))
            return;
        foreach (var argument in arguments.Arguments)
        {
            // Positional ones are the source line, which the compiler fills in.
            if (argument.NameEquals is not { } name
                || context.SemanticModel.GetConstantValue(argument.Expression, context.CancellationToken).Value is not string amount
                || ByteAmount.TryParse(amount, out _))
            {
                continue;
            }

            context.ReportDiagnostic(Diagnostic.Create(Rule, argument.Expression.GetLocation(), name.Name.Identifier.ValueText, amount));
        }
    }

    // By name, as the gate finds it: a project may define its own.
    private static bool IsBudget(AttributeSyntax attribute, SyntaxNodeAnalysisContext context) =>
        context.SemanticModel.GetSymbolInfo(attribute, context.CancellationToken).Symbol is IMethodSymbol { ContainingType: var type }
        && type.ToDisplayString() == Attribute;
}
