using System.Globalization;
using AllocGate.Rules.Binding;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AllocGate.Rules;

/// <summary>AG1008: a loop stores a value with much room under every key.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class AG1008ValueWithSlack : MemberRule
{
    private static readonly DiagnosticDescriptor Rule = new(
        "AG1008",
        "Value with slack",
        "'{0}' has room for {1} before anything is in it, under every key that this loop (line {2}) stores in '{3}', and keeps it as long as the key is there: start small, or store what is filled, with 'TrimExcess' or 'ToArray'",
        "AllocGate",
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        description: "A capacity allocates its backing array at once, and nothing shrinks it; stored per key, the unused part is multiplied by the number of keys.",
        helpLinkUri: "docs/rules/AG1008.md");

    public AG1008ValueWithSlack()
        : base(Rule, SyntaxKind.ObjectCreationExpression, SyntaxKind.ImplicitObjectCreationExpression, SyntaxKind.ArrayCreationExpression)
    {
    }

    internal override bool IsTrigger(SyntaxNode node) => Preallocation.MayBeOne(node) && Loops.Around(SlackPerKey.Site(node)).Any();

    private protected override void Analyze(CodeBlockAnalysisContext context)
    {
        foreach (var slack in SlackPerKey.In(context.CodeBlock, context.SemanticModel, context.CancellationToken))
        {
            var evidence = Evidence.None.And(slack.Loop.GetFirstToken().GetLocation(), "stored per key in this loop");
            context.ReportDiagnostic(evidence.Finding(
                Rule, slack.Value.GetLocation(), Rule.DefaultSeverity, slack.Value.Excerpt(), Said(slack.Room), slack.Loop.GetLocation().Line(), slack.Map.Excerpt()));
        }
    }

    private static string Said(Preallocation room)
    {
        var elements = room.Elements.ToString("N0", CultureInfo.InvariantCulture) + " elements";
        return room.ElementSize is { } size ? $"{elements} ({(room.Elements * size).ToString("N0", CultureInfo.InvariantCulture)} B)" : elements;
    }
}
