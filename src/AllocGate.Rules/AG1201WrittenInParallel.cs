using AllocGate.Rules.Binding;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AllocGate.Rules;

/// <summary>AG1201: several threads change a collection that does not lock by itself.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class AG1201WrittenInParallel : MemberRule
{
    private static readonly DiagnosticDescriptor Rule = new(
        "AG1201",
        "Plain collection written in a parallel body",
        "'{0}' changes a '{1}' {2} without a lock, which loses entries silently or corrupts it: {3}",
        "AllocGate",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "A collection that does not lock by itself allows one writer. With several, entries get lost, counts go wrong, and lookups may never end.",
        helpLinkUri: "docs/rules/AG1201.md");

    public AG1201WrittenInParallel()
        : base(Rule, Mutation.Kinds)
    {
    }

    internal override bool IsTrigger(SyntaxNode node) => ParallelWrite.MayBe(node);

    private protected override void Analyze(CodeBlockAnalysisContext context)
    {
        foreach (var write in ParallelWrite.In(context.CodeBlock, context.SemanticModel, context.CancellationToken))
        {
            var evidence = Evidence.None;
            if (write.Body is { } body)
                evidence = evidence.And(body.Call.Expression.GetLocation(), "several threads run this");
            var type = write.Mutation.Type.Name;
            context.ReportDiagnostic(evidence.Finding(
                Rule, write.Mutation.Node.GetLocation(), write.Body is null ? DiagnosticSeverity.Info : DiagnosticSeverity.Error,
                write.Mutation.Node.Excerpt(), type, Where(write), Advice(write, type)));
        }
    }

    private static string Where(ParallelWrite write) => write.Body is { } body
        ? $"in the body that '{body.Call.Expression.Excerpt()}' (line {body.Call.GetLocation().Line()}) runs on several threads"
        : $"that every thread gets from the concurrent '{write.Map!.Excerpt()}'";

    private static string Advice(ParallelWrite write, string type) => write.Map is { } map
        ? $"only the map is concurrent, so store '{PlainCollections.ConcurrentName(type)}' values in '{map.Excerpt()}'"
        : $"write to a '{PlainCollections.ConcurrentName(type)}', or let each thread collect its own and merge them at the end";
}
