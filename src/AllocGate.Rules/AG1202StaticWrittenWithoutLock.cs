using AllocGate.Rules.Binding;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AllocGate.Rules;

/// <summary>AG1202: a static collection that does not lock by itself is changed, and nothing keeps other threads out.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class AG1202StaticWrittenWithoutLock : MemberRule
{
    private static readonly DiagnosticDescriptor Rule = new(
        "AG1202",
        "Static collection written without a lock",
        "'{0}' changes the static '{1}', a '{2}', without a lock, and any thread may call '{3}': make it a '{4}', or lock around every use",
        "AllocGate",
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "A static collection is shared by all threads of the process. A collection that does not lock by itself allows one writer and no reader beside it.",
        helpLinkUri: "docs/rules/AG1202.md");

    public AG1202StaticWrittenWithoutLock()
        : base(Rule, Mutation.Kinds)
    {
    }

    internal override bool IsTrigger(SyntaxNode node) => StaticWrite.MayBe(node);

    internal override Action<CodeBlockAnalysisContext> AnalysisOf(Compilation compilation, AnalyzerOptions options)
    {
        var parts = TypeParts.NewCache();
        return block =>
        {
            foreach (var write in StaticWrite.In(block.CodeBlock, block.OwningSymbol, parts, block.SemanticModel, block.CancellationToken))
                Report(block, write);
        };
    }

    private static void Report(CodeBlockAnalysisContext context, StaticWrite write)
    {
        if (IsCalledByBenchmarkDotNet(context.OwningSymbol))
            return;
        var first = write.Mutations[0];
        var evidence = Evidence.None.And(write.Collection.Locations[0], "shared by all threads");
        evidence = write.Mutations.Skip(1).Aggregate(evidence, (all, mutation) => all.And(mutation.Node.GetLocation(), "changed here too"));
        var member = context.OwningSymbol is IMethodSymbol { AssociatedSymbol: { } property } ? property : context.OwningSymbol;
        context.ReportDiagnostic(evidence.Finding(
            Rule, first.Node.GetLocation(), TypeParts.IsPublic(member) ? DiagnosticSeverity.Warning : DiagnosticSeverity.Info,
            first.Node.Excerpt(), write.Collection.Name, write.Type, member.Name, PlainCollections.ConcurrentName(write.Type)));
    }

    // One benchmark at a time, on one thread. By name, for the package need not be restored.
    private static bool IsCalledByBenchmarkDotNet(ISymbol member) => member.GetAttributes().Any(attribute =>
        attribute.AttributeClass?.Name.Replace("Attribute", "") is "Benchmark" or "GlobalSetup" or "GlobalCleanup" or "IterationSetup" or "IterationCleanup");
}
