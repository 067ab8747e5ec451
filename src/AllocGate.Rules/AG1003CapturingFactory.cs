using AllocGate.Rules.Binding;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AllocGate.Rules;

/// <summary>AG1003: the factory given to <c>GetOrAdd</c> captures, so that a delegate is made even where the key is there.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class AG1003CapturingFactory : MemberRule
{
    private static readonly DiagnosticDescriptor Rule = new(
        "AG1003",
        "Capturing factory",
        "The factory {0}, which costs {1} at every call of '{2}', also when the key is already there: {3}",
        "AllocGate",
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        description: "A lambda that captures is a new delegate, and mostly a new closure, each time; a static lambda is made once.",
        helpLinkUri: "docs/rules/AG1003.md");

    public AG1003CapturingFactory()
        : base(Rule, SyntaxKind.InvocationExpression)
    {
    }

    internal override bool IsTrigger(SyntaxNode node) => CapturingFactory.MayBeIn((InvocationExpressionSyntax)node);

    private protected override void Analyze(CodeBlockAnalysisContext context)
    {
        foreach (var found in CapturingFactory.In(context.CodeBlock, context.SemanticModel, context.CancellationToken))
        {
            var evidence = found.Variables.Aggregate(Evidence.None, (all, variable) => all.And(variable.Locations[0], $"'{variable.Name}' is captured"));
            context.ReportDiagnostic(evidence.Finding(
                Rule, found.Factory.GetLocation(), Rule.DefaultSeverity, Captures(found), Bytes(found), found.Method, WayOut(found)));
        }
    }

    private static string Captures(CapturingFactory found)
    {
        if (found.Variables.IsEmpty && found.Factory is not AnonymousFunctionExpressionSyntax)
            return $"'{found.Factory.Excerpt()}' is a method of an object";
        var names = found.Variables.Select(variable => $"'{variable.Name}' (line {variable.Locations[0].Line()})");
        return "captures " + string.Join(", ", found.OverThis ? names.Append("'this'") : names);
    }

    /// <summary>A delegate has 64 B, a closure 16 B and its variables.</summary>
    private static string Bytes(CapturingFactory found) =>
        found.Variables.IsEmpty ? "64 B" : found.Variables.Length == 1 && !found.OverThis ? "88 B" : "more than 88 B";

    private static string WayOut(CapturingFactory found) => found.WayOut switch
    {
        CapturingFactory.Escape.Key => "read the key from its parameter and make it static (0 B)",
        CapturingFactory.Escape.Value => $"pass '{found.Variables[0].Name}' itself (0 B)",
        CapturingFactory.Escape.OwnMethod => $"let '{found.Method}' hand it to the factory (0 B)",
        CapturingFactory.Escape.Indexer => $"assign '{found.Variables[0].Name}' by the indexer, which stores it either way (0 B)",
        CapturingFactory.Escape.LookupFirst => "it writes what it captures, so ask 'TryGetValue' first",
        _ => "pass what it needs as 'factoryArgument' to a static lambda (0 B)",
    };
}
