using AllocGate.Rules.Binding;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AllocGate.Rules;

/// <summary>AG1103: a collection that belongs to the caller is kept, or changed in some cases only.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class AG1103CallersCollectionShared : MemberRule
{
    private static readonly DiagnosticDescriptor Rule = new(
        "AG1103",
        "The caller's collection is aliased or mutated",
        "{0}: copy it{1}",
        "AllocGate",
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "A reference is no copy: what one side adds or removes, the other sees, and neither knows who else does.",
        helpLinkUri: "docs/rules/AG1103.md");

    public AG1103CallersCollectionShared()
        : base(Rule, SyntaxKind.SimpleAssignmentExpression, SyntaxKind.CoalesceAssignmentExpression, SyntaxKind.EqualsValueClause)
    {
    }

    internal override bool IsTrigger(SyntaxNode node) => KeptArgument.MayBeOne(node) || ChangedArgument.MayBeOne(node);

    private protected override void Analyze(CodeBlockAnalysisContext context)
    {
        var (block, model, cancellation) = (context.CodeBlock, context.SemanticModel, context.CancellationToken);
        if (!Callers.PassCollections(context.OwningSymbol) || !Callers.AreOthers(context.OwningSymbol))
            return;
        var history = new LocalHistory(block, model, cancellation);
        var uses = new Lazy<IReadOnlyDictionary<ISymbol, ArgumentUses>>(() => ArgumentUses.In(block, context.OwningSymbol, model, cancellation));
        var areStrangers = Callers.AreStrangers(context.OwningSymbol);
        foreach (var node in CodeBlocks.Nodes(block))
        {
            if (areStrangers && KeptArgument.Of(node, history, model, cancellation) is { } kept)
                Report(context, kept);
            else if (ChangedArgument.MayBeOne(node) && ChangedArgument.Of(node, uses.Value, model, cancellation) is { } changed)
                Report(context, changed, changed.IsReturned || !areStrangers ? DiagnosticSeverity.Info : DiagnosticSeverity.Warning);
        }
    }

    private static void Report(CodeBlockAnalysisContext context, KeptArgument kept)
    {
        var evidence = Evidence.None.And(kept.Parameter.Locations[0], "the caller's");
        var says = $"'{kept.Target}' keeps the caller's '{kept.Parameter.Name}', so that each side sees what the other adds and removes";
        context.ReportDiagnostic(evidence.Finding(Rule, kept.Node.GetLocation(), DiagnosticSeverity.Info, says, Copy(context, kept.Parameter)));
    }

    private static void Report(CodeBlockAnalysisContext context, ChangedArgument changed, DiagnosticSeverity severity)
    {
        var evidence = Evidence.None.And(changed.Mutation.GetLocation(), "changed here");
        var says = $"'{changed.Mutation.Excerpt()}' (line {changed.Mutation.GetLocation().Line()}) changes the caller's '{changed.Parameter.Name}' where one was given, and a new one where none was";
        context.ReportDiagnostic(evidence.Finding(Rule, changed.Replacement.GetLocation(), severity, says, Copy(context, changed.Parameter)));
    }

    private static string Copy(CodeBlockAnalysisContext context, IParameterSymbol parameter)
    {
        if (CollectionCopies.Exact(parameter.Type, context.SemanticModel.Compilation) is not { } type)
            return parameter.Type.Name == "IDictionary" || parameter.Type.Name == "ISet" ? ", with the comparer that its keys need" : "";
        var shown = type.WithNullableAnnotation(NullableAnnotation.NotAnnotated).ToMinimalDisplayString(context.SemanticModel, context.CodeBlock.SpanStart);
        return $", 'new {shown}({parameter.Name}{(CollectionCopies.HasComparer(type) ? $", {parameter.Name}.Comparer" : "")})'";
    }
}
