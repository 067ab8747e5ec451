using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

// No rule that ships or that a compiler would load.
#pragma warning disable RS1001, RS2008, RS1032

namespace AllocGate.Tests.Scanning;

/// <summary>Reports each call of something named Loud, unless its method also calls Hush, and says what it could resolve.</summary>
internal sealed class LoudCallRule : DiagnosticAnalyzer
{
    private static readonly DiagnosticDescriptor Rule = new(
        "TEST001", "Loud call", "loud call of {0} under {1}", "AllocGate", DiagnosticSeverity.Warning, isEnabledByDefault: true);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Rule];

    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterSyntaxNodeAction(Analyse, SyntaxKind.InvocationExpression);
    }

    private static void Analyse(SyntaxNodeAnalysisContext context)
    {
        var call = (InvocationExpressionSyntax)context.Node;
        var method = call.FirstAncestorOrSelf<MethodDeclarationSyntax>();
        if (!call.Expression.ToString().EndsWith("Loud", StringComparison.Ordinal) || method?.ToString().Contains("Hush()", StringComparison.Ordinal) == true)
            return;
        var type = context.SemanticModel.GetSymbolInfo(call).Symbol?.ContainingType.ToDisplayString() ?? "something unresolved";
        var argument = call.ArgumentList.Arguments.FirstOrDefault()?.Expression;
        if (argument is not null)
            type = context.SemanticModel.GetTypeInfo(argument).Type?.ToDisplayString() ?? "?";
        context.Options.AnalyzerConfigOptionsProvider.GlobalOptions.TryGetValue("build_property.TargetFramework", out var framework);
        var properties = ImmutableDictionary<string, string?>.Empty.Add("location0", "called in this method");
        Location[] related = method is null ? [] : [method.Identifier.GetLocation()];
        context.ReportDiagnostic(Diagnostic.Create(Rule, call.GetLocation(), related, properties, type, framework ?? "no framework"));
    }
}
