using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AllocGate.Scanning.Driving;

/// <summary>The calls that the rules of one scope want, by what they are made for.</summary>
internal sealed class RuleCalls
{
    private readonly Dictionary<SyntaxKind, List<RuleCall<SyntaxNodeAnalysisContext>>> _nodes = [];

    public RuleCalls(IEnumerable<RuleActions> rules)
    {
        foreach (var rule in rules)
        {
            Add(rule, rule.Files, Files);
            Add(rule, rule.CodeBlockStarts, CodeBlockStarts);
            Add(rule, rule.CodeBlocks, CodeBlocks);
            Add(rule, rule.TypeEnds, TypeEnds);
            foreach (var (kind, action) in rule.Nodes)
            {
                if (!_nodes.TryGetValue(kind, out var calls))
                    _nodes.Add(kind, calls = []);
                calls.Add(new(rule.Rule, action));
            }
        }
    }

    public List<RuleCall<SyntaxTreeAnalysisContext>> Files { get; } = [];

    public List<RuleCall<CodeBlockStartAnalysisContext<SyntaxKind>>> CodeBlockStarts { get; } = [];

    public List<RuleCall<CodeBlockAnalysisContext>> CodeBlocks { get; } = [];

    public List<RuleCall<SymbolAnalysisContext>> TypeEnds { get; } = [];

    public bool WantsNodes => _nodes.Count > 0;

    public IReadOnlyList<RuleCall<SyntaxNodeAnalysisContext>> Nodes(SyntaxKind kind) => _nodes.TryGetValue(kind, out var calls) ? calls : [];

    private static void Add<TContext>(RuleActions rule, List<Action<TContext>> actions, List<RuleCall<TContext>> calls)
    {
        foreach (var action in actions)
            calls.Add(new(rule.Rule, action));
    }
}
