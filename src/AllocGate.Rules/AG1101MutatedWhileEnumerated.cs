using System.Collections.Concurrent;
using AllocGate.Rules.Binding;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AllocGate.Rules;

/// <summary>AG1101: a loop's body changes the collection that the loop enumerates.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class AG1101MutatedWhileEnumerated : MemberRule
{
    /// <summary>The property of a finding that a copy would end; absent where the change is safe on the project's framework.</summary>
    public const string Copy = "copy";

    private static readonly DiagnosticDescriptor Rule = new(
        "AG1101",
        "Mutated while enumerated",
        "'{0}' changes '{1}' while this loop enumerates it, which {2}",
        "AllocGate",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "An enumerator of a changed collection throws InvalidOperationException at its next step. What counts as a change depends on the collection and on the framework.",
        helpLinkUri: "docs/rules/AG1101.md");

    private static readonly DiagnosticDescriptor Reentry = new(
        "AG1101",
        "Mutated while enumerated",
        "'{0}' lets other code run while this loop enumerates '{1}'; if that calls '{2}' (line {3}), the next step throws: enumerate a copy, '{4}.ToList()'",
        "AllocGate",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "An enumerator of a changed collection throws InvalidOperationException at its next step, also where the change is made by what the loop's body calls.",
        helpLinkUri: "docs/rules/AG1101.md");

    public AG1101MutatedWhileEnumerated()
        : base(Rule, SyntaxKind.ForEachStatement, SyntaxKind.ForEachVariableStatement)
    {
    }

    internal override bool IsTrigger(SyntaxNode node) => true;

    internal override Action<CodeBlockAnalysisContext> AnalysisOf(Compilation compilation, AnalyzerOptions options)
    {
        var framework = TargetFramework.Of(options, compilation);
        var types = new ConcurrentDictionary<INamedTypeSymbol, MemberMutations>(SymbolEqualityComparer.Default);
        return block =>
        {
            Analyze(block, framework);
            AnalyzeReentry(block, types);
        };
    }

    private static void Analyze(CodeBlockAnalysisContext context, TargetFramework framework)
    {
        foreach (var found in EnumeratedMutation.In(context.CodeBlock, context.SemanticModel, context.CancellationToken))
        {
            var (severity, says) = Judged(found.Effect, framework);
            if (severity == DiagnosticSeverity.Error)
                says += $": enumerate a copy, '{found.Loop.Expression.Excerpt()}.ToList()'";
            var evidence = Evidence.None.And(found.Loop.Expression.GetLocation(), "enumerated here");
            if (severity == DiagnosticSeverity.Error)
                evidence = evidence.With(Copy, "");
            context.ReportDiagnostic(evidence.Finding(
                Rule, found.Mutation.Node.GetLocation(), severity, found.Mutation.Node.Excerpt(), found.Mutation.Receiver.Excerpt(), says));
        }
    }

    private static void AnalyzeReentry(CodeBlockAnalysisContext context, ConcurrentDictionary<INamedTypeSymbol, MemberMutations> types)
    {
        foreach (var found in OpenEnumeration.In(context.CodeBlock, types, context.SemanticModel, context.CancellationToken))
        {
            var evidence = Evidence.None.And(found.Loop.Expression.GetLocation(), "enumerated here").And(found.Change.GetLocation(), "changed here").With(Copy, "");
            context.ReportDiagnostic(evidence.Finding(
                Reentry, found.Opening.GetLocation(), DiagnosticSeverity.Info,
                found.Opening.Excerpt(), found.Collection.Name, found.Changer, found.Change.GetLocation().Line(), found.Loop.Expression.Excerpt()));
        }
    }

    private static (DiagnosticSeverity Severity, string Says) Judged(MutationEffect effect, TargetFramework framework) => effect switch
    {
        MutationEffect.SafeSinceCore3 when framework.AllowsRemoval => (DiagnosticSeverity.Info, $"is safe on {framework.Name} but throws before .NET Core 3.0 and on .NET Framework"),
        MutationEffect.SafeSinceCore3 => (DiagnosticSeverity.Error, $"throws on {framework.Name} (safe since .NET Core 3.0)"),
        MutationEffect.SafeSinceNet5 when framework.AllowsOverwrite => (DiagnosticSeverity.Info, $"is safe on {framework.Name} but throws before .NET 5 and on .NET Framework"),
        MutationEffect.SafeSinceNet5 => (DiagnosticSeverity.Error, $"throws on {framework.Name} (safe since .NET 5)"),
        MutationEffect.ThrowsIfNew => (DiagnosticSeverity.Error, "throws at the next step if the key is new"),
        MutationEffect.DependsOnType => (DiagnosticSeverity.Info, "throws at the next step for most collections behind this interface"),
        _ => (DiagnosticSeverity.Error, "throws at the next step"),
    };
}
