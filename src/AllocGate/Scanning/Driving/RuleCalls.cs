using System.Runtime.InteropServices;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AllocGate.Scanning.Driving;

/// <summary>The calls that the rules of one scope want, by what they are made for.</summary>
internal sealed class RuleCalls
{
    private readonly Dictionary<SyntaxKind, List<RuleCall<SyntaxNodeAnalysisContext>>> _nodes = [];
    private readonly Dictionary<SyntaxKind, List<RuleCall<CodeBlockAnalysisContext>>> _members = [];

    public RuleCalls(IEnumerable<RuleActions> rules)
    {
        foreach (var rule in rules)
        {
            Add(rule, rule.Files, Files);
            Add(rule, rule.CodeBlockStarts, CodeBlockStarts);
            Add(rule, rule.CodeBlocks, CodeBlocks);
            Add(rule, rule.TypeEnds, TypeEnds);
            Add(rule, rule.Nodes, _nodes);
            Add(rule, rule.Members, _members);
        }
    }

    public List<RuleCall<SyntaxTreeAnalysisContext>> Files { get; } = [];

    public List<RuleCall<CodeBlockStartAnalysisContext<SyntaxKind>>> CodeBlockStarts { get; } = [];

    public List<RuleCall<CodeBlockAnalysisContext>> CodeBlocks { get; } = [];

    public List<RuleCall<SymbolAnalysisContext>> TypeEnds { get; } = [];

    public bool WantsNodes => _nodes.Count + _members.Count > 0;

    public ReadOnlySpan<RuleCall<SyntaxNodeAnalysisContext>> Nodes(SyntaxKind kind) => CollectionsMarshal.AsSpan(_nodes.GetValueOrDefault(kind));

    /// <summary>What reads a member in which there is such a node.</summary>
    public ReadOnlySpan<RuleCall<CodeBlockAnalysisContext>> Members(SyntaxKind kind) => CollectionsMarshal.AsSpan(_members.GetValueOrDefault(kind));

    private static void Add<TContext>(RuleActions rule, List<Action<TContext>> actions, List<RuleCall<TContext>> calls)
    {
        foreach (var action in actions)
            calls.Add(new(rule.Rule, action));
    }

    private static void Add<TContext>(RuleActions rule, List<(SyntaxKind Kind, Action<TContext> Action)> actions, Dictionary<SyntaxKind, List<RuleCall<TContext>>> calls)
    {
        foreach (var (kind, action) in actions)
        {
            if (!calls.TryGetValue(kind, out var ofKind))
                calls.Add(kind, ofKind = []);
            ofKind.Add(new(rule.Rule, action));
        }
    }
}
