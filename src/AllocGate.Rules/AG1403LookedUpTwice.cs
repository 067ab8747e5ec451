using AllocGate.Rules.Binding;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AllocGate.Rules;

/// <summary>AG1403: a loop asks a dictionary for a key before it inserts or changes the value of that key.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class AG1403LookedUpTwice : MemberRule
{
    /// <summary>The property of a finding that says what looks up once: TryAdd, Reference or TryGetValue.</summary>
    public const string Remedy = "remedy";

    private static readonly DiagnosticDescriptor Rule = new(
        "AG1403",
        "Looked up twice",
        "'{0}' is looked up in '{1}' {2} times at each step where once is enough: {3}",
        "AllocGate",
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        description: "Each look-up hashes the key and compares it with the entries of its bucket.",
        helpLinkUri: "docs/rules/AG1403.md");

    public AG1403LookedUpTwice()
        : base(Rule, SyntaxKind.InvocationExpression)
    {
    }

    internal override bool IsTrigger(SyntaxNode node) => DoubleLookup.IsAsked(node);

    private protected override void Analyze(CodeBlockAnalysisContext context)
    {
        var framework = TargetFramework.Of(context.Options, context.SemanticModel.Compilation);
        foreach (var lookup in DoubleLookup.In(context.CodeBlock, framework, context.SemanticModel, context.CancellationToken))
        {
            var form = lookup.Form;
            var evidence = form.Changes.Aggregate(Evidence.None.And(form.Insertion.GetLocation(), "inserted here"), (all, change) => all.And(change.GetLocation(), "looked up again here")).With(Remedy, lookup.Remedy.ToString());
            context.ReportDiagnostic(evidence.Finding(
                Rule, form.Asked.GetLocation(), Rule.DefaultSeverity, form.Key.Excerpt(), form.Map.Excerpt(), form.Lookups, Says(lookup)));
        }
    }

    private static string Says(DoubleLookup lookup) => lookup.Remedy switch
    {
        OneLookup.TryAdd => $"'{lookup.Form.Map.Excerpt()}.TryAdd' inserts where the key is not there",
        OneLookup.Reference => "'CollectionsMarshal.GetValueRefOrAddDefault' finds or makes the place of the value",
        _ => "'TryGetValue' hands the value out, and only the insertion looks again",
    };
}
