using System.Collections.Concurrent;
using AllocGate.Rules.Binding;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AllocGate.Rules;

/// <summary>AG1304: a collection is replaced while a delegate that went elsewhere still holds the one before.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class AG1304OldMapStillHeld : AllocationRule
{
    private static readonly DiagnosticDescriptor Rule = new(
        "AG1304",
        "The old map is still held after the swap",
        "{0} holds the collection that '{1}' has now, but '{1}' is replaced in {2}: whoever got it keeps the old one alive and reads stale entries",
        "AllocGate",
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        description: "A method group and a captured local are bound to one object, not to the field that it was read from.",
        helpLinkUri: "docs/rules/AG1304.md");

    public AG1304OldMapStillHeld()
        : base(Rule)
    {
    }

    private protected override void Register(AnalysisContext context) => context.RegisterSymbolStartAction(Start, SymbolKind.NamedType);

    private static void Start(SymbolStartAnalysisContext context)
    {
        var type = (INamedTypeSymbol)context.Symbol;
        if (!Swaps.MayBeIn(type, context.CancellationToken))
            return;
        var names = new HashSet<string>(type.GetMembers().Where(Swaps.CanBeSwapped).Select(member => member.Name));
        if (names.Count == 0)
            return;
        var swaps = new ConcurrentBag<Swap>();
        var blocks = new ConcurrentBag<(SyntaxNode Block, SemanticModel Model)>();
        context.RegisterSyntaxNodeAction(
            node => Swaps.Collect(node, type, names, swaps),
            SyntaxKind.SimpleAssignmentExpression, SyntaxKind.Argument);
        context.RegisterCodeBlockAction(block => blocks.Add((block.CodeBlock, block.SemanticModel)));
        context.RegisterSymbolEndAction(end =>
        {
            // What holds a collection is of no interest where none is replaced.
            if (!swaps.IsEmpty)
                Report(end, swaps, blocks.SelectMany(block => StaleHold.In(block.Block, type, block.Model, end.CancellationToken)));
        });
    }

    private static void Report(SymbolAnalysisContext context, IReadOnlyCollection<Swap> swaps, IEnumerable<StaleHold> holds)
    {
        var byField = swaps.ToLookup(swap => swap.Field, SymbolEqualityComparer.Default);
        foreach (var hold in holds)
        {
            var later = byField[hold.Field].Where(swap => !hold.IsRenewedBy(swap)).OrderBy(swap => swap.Node.SyntaxTree.FilePath, StringComparer.Ordinal).ThenBy(swap => swap.Node.SpanStart).ToList();
            if (later.Count == 0)
                continue;
            var evidence = later.Aggregate(Evidence.None, (all, swap) => all.And(swap.Node.GetLocation(), "replaced here"));
            if (hold.ReadAt is { } read)
                evidence = evidence.And(read, "read from the field here");
            context.ReportDiagnostic(evidence.Finding(
                Rule, hold.Escape.GetLocation(), Rule.DefaultSeverity, hold.What, hold.Field.Name, $"'{later[0].Member}' (line {later[0].Node.GetLocation().Line()})"));
        }
    }
}
