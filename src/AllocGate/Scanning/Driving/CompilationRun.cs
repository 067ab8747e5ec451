using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using AllocGate.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

#pragma warning disable CS0618 // see CompilationRegistration

namespace AllocGate.Scanning.Driving;

/// <summary>The rules at work on one compilation. Any of its files may be visited at the same time as another.</summary>
internal sealed class CompilationRun
{
    private readonly Compilation _compilation;
    private readonly AnalyzerOptions _options;
    private readonly Action<DiagnosticAnalyzer, string, Exception> _failed;
    private readonly CancellationToken _cancellationToken;
    private readonly List<RuleActions> _rules = [];
    private readonly RuleCalls _everywhere;
    private readonly ConcurrentBag<Diagnostic> _found = [];
    private readonly ConcurrentDictionary<INamedTypeSymbol, byte> _partial = new(SymbolEqualityComparer.Default);

    public CompilationRun(
        ProjectCompilation project, ImmutableArray<DiagnosticAnalyzer> rules, Action<DiagnosticAnalyzer, string, Exception> failed, CancellationToken cancellationToken)
    {
        (_compilation, _options, _failed, _cancellationToken) = (project.Compilation, new AnalyzerOptions([], project.Options), failed, cancellationToken);
        foreach (var rule in rules)
        {
            var actions = new RuleActions(rule);
            _rules.Add(actions);
            if (rule is MemberRule member)
            {
                Call(new(rule, options => AddMember(actions, member, options)), _options, "");
                continue;
            }

            Call(new(rule, rule.Initialize), new RuleRegistration(actions), "");
            foreach (var start in actions.CompilationStarts)
                Call(new(rule, start), new CompilationRegistration(actions, _compilation, _options, cancellationToken), "");
        }

        _everywhere = new RuleCalls(_rules);
    }

    /// <summary>Types with several parts of which one is in a visited file.</summary>
    public IReadOnlyCollection<INamedTypeSymbol> PartialTypes => [.. _partial.Keys];

    /// <summary>Visits one file. What rules start for one of <see cref="PartialTypes"/> is left for <see cref="VisitParts"/>.</summary>
    public void VisitFile(SyntaxTree file)
    {
        if (GeneratedCode.Is(file, _compilation, _cancellationToken))
            return;
        foreach (var call in _everywhere.Files)
            Call(call, new(file, _options, _found.Add, d => IsOf(call.Rule, d), _cancellationToken), file.FilePath);
        Visit(file.GetRoot(_cancellationToken), _compilation.GetSemanticModel(file), scope: null);
    }

    /// <summary>Visits all parts of a type in one go.</summary>
    public void VisitParts(INamedTypeSymbol type)
    {
        if (Start(type) is not { } calls)
            return;
        foreach (var part in type.DeclaringSyntaxReferences.Where(p => !GeneratedCode.Is(p.SyntaxTree, _compilation, _cancellationToken)))
            VisitPart(part.GetSyntax(_cancellationToken), _compilation.GetSemanticModel(part.SyntaxTree), calls);
        End(type, calls);
    }

    /// <summary>What was reported in the given files, in the severities that are configured. What is suppressed says so.</summary>
    public IReadOnlyList<Diagnostic> Found(IReadOnlySet<SyntaxTree> files) => EffectiveHits.Of([.. _found.Where(d => IsIn(d, files))], _compilation);

    // What a rule starts for a type is for its own members, not for those of the types inside it.
    private void Visit(SyntaxNode declaration, SemanticModel model, RuleCalls? scope)
    {
        if (!MayVisit(declaration))
            return;
        var owner = OwnerOf(declaration, model);
        var isType = declaration is BaseTypeDeclarationSyntax or DelegateDeclarationSyntax;
        var type = isType ? owner.Value as INamedTypeSymbol : Declarations.Program(declaration, model, _cancellationToken)?.ContainingType;
        if (isType && type is null)
            return;
        if (type is not null)
            scope = IsWhole(type) ? Start(type) : null;
        CallFor(declaration, owner, model, _everywhere);
        if (scope is not null)
            CallFor(declaration, owner, model, scope);
        foreach (var inner in Declarations.Inside(declaration))
            Visit(inner, model, scope);
        if (type is not null && scope is not null)
            End(type, scope);
    }

    private void VisitPart(SyntaxNode declaration, SemanticModel model, RuleCalls scope)
    {
        if (!MayVisit(declaration))
            return;
        CallFor(declaration, OwnerOf(declaration, model), model, scope);
        foreach (var inner in Declarations.Inside(declaration).Where(d => d is not (BaseTypeDeclarationSyntax or DelegateDeclarationSyntax)))
            VisitPart(inner, model, scope);
    }

    private bool MayVisit(SyntaxNode declaration)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        _cancellationToken.ThrowIfCancellationRequested();
        return !GeneratedCode.Is(declaration);
    }

    // Most members call for no rule, and then nobody has to know what they declare.
    private Lazy<ISymbol?> OwnerOf(SyntaxNode declaration, SemanticModel model) =>
        new(() => Declarations.Owner(declaration, model, _cancellationToken), LazyThreadSafetyMode.None);

    private bool IsWhole(INamedTypeSymbol type)
    {
        var whole = type.DeclaringSyntaxReferences.Length == 1;
        if (!whole)
            _partial.TryAdd(type, 0);
        return whole;
    }

    private void CallFor(SyntaxNode declaration, Lazy<ISymbol?> owner, SemanticModel model, RuleCalls calls)
    {
        var members = CallForNodes(calls, Declarations.OwnNodes(declaration), owner, model);
        if (members.Count + calls.CodeBlocks.Count + calls.CodeBlockStarts.Count == 0 && !Declarations.HasCodeElsewhere(declaration) || owner.Value is not { } symbol)
            return;
        var block = Declarations.CodeBlock(declaration);
        foreach (var (codeOwner, parts) in Declarations.Code(declaration, symbol, model, _cancellationToken))
        {
            var nodes = parts.SelectMany(Declarations.OwnNodes);
            var started = new RuleCalls(calls.CodeBlockStarts.Select(call => Started(call, block, codeOwner, model)));
            CallForNodes(started, nodes, new(codeOwner), model);
            foreach (var call in calls.CodeBlocks.Concat(started.CodeBlocks).Concat(MembersFor(calls, nodes)))
                Call(call, new(block, codeOwner, model, _options, _found.Add, d => IsOf(call.Rule, d), _cancellationToken), block.SyntaxTree.FilePath);
        }
    }

    // Returns what reads the whole member because of them.
    private List<RuleCall<CodeBlockAnalysisContext>> CallForNodes(RuleCalls calls, IEnumerable<SyntaxNode> nodes, Lazy<ISymbol?> owner, SemanticModel model)
    {
        var members = new List<RuleCall<CodeBlockAnalysisContext>>();
        foreach (var node in calls.WantsNodes ? nodes : [])
        {
            foreach (var call in calls.Nodes(node.Kind()))
                CallFor(node, call, owner, model);
            AddMembers(members, calls, node);
        }

        return members;
    }

    private void CallFor(SyntaxNode node, RuleCall<SyntaxNodeAnalysisContext> call, Lazy<ISymbol?> owner, SemanticModel model)
    {
        if (IsTrigger(call.Rule, node) && owner.Value is { } symbol)
            Call(call, new(node, symbol, model, _options, _found.Add, d => IsOf(call.Rule, d), _cancellationToken), node.SyntaxTree.FilePath);
    }

    private List<RuleCall<CodeBlockAnalysisContext>> MembersFor(RuleCalls calls, IEnumerable<SyntaxNode> nodes)
    {
        var members = new List<RuleCall<CodeBlockAnalysisContext>>();
        foreach (var node in nodes)
            AddMembers(members, calls, node);
        return members;
    }

    private void AddMembers(List<RuleCall<CodeBlockAnalysisContext>> members, RuleCalls calls, SyntaxNode node)
    {
        foreach (var call in calls.Members(node.Kind()))
        {
            if (!members.Contains(call) && IsTrigger(call.Rule, node))
                members.Add(call);
        }
    }

    private bool IsTrigger(DiagnosticAnalyzer rule, SyntaxNode node)
    {
        try
        {
            return rule is not AllocationRule ours || ours.IsTrigger(node);
        }
        catch (Exception error)
        {
            _failed(rule, node.SyntaxTree.FilePath, error);
            return false;
        }
    }

    private void AddMember(RuleActions actions, MemberRule rule, AnalyzerOptions options)
    {
        var analysis = rule.AnalysisOf(_compilation, options);
        actions.Members.AddRange(rule.Triggers.Select(kind => (kind, analysis)));
    }

    private RuleActions Started(RuleCall<CodeBlockStartAnalysisContext<SyntaxKind>> call, SyntaxNode block, ISymbol owner, SemanticModel model)
    {
        var actions = new RuleActions(call.Rule);
        Call(call, new CodeBlockRegistration(actions, block, owner, model, _options, _cancellationToken), block.SyntaxTree.FilePath);
        return actions;
    }

    private RuleCalls? Start(INamedTypeSymbol type)
    {
        List<RuleActions>? started = null;
        foreach (var rule in _rules)
        {
            foreach (var start in rule.TypeStarts)
            {
                var actions = new RuleActions(rule.Rule);
                Call(new(rule.Rule, start), new TypeRegistration(actions, type, _compilation, _options, _cancellationToken), PathOf(type));
                if (actions.CodeBlockStarts.Count + actions.CodeBlocks.Count + actions.Nodes.Count + actions.TypeEnds.Count > 0)
                    (started ??= []).Add(actions);
            }
        }

        return started is null ? null : new RuleCalls(started);
    }

    private void End(INamedTypeSymbol type, RuleCalls calls)
    {
        foreach (var call in calls.TypeEnds)
            Call(call, new(type, _compilation, _options, _found.Add, d => IsOf(call.Rule, d), _cancellationToken), PathOf(type));
    }

    private void Call<TContext>(RuleCall<TContext> call, TContext context, string path)
    {
        try
        {
            call.Action(context);
        }
        catch (Exception error) when (error is not OperationCanceledException || !_cancellationToken.IsCancellationRequested)
        {
            _failed(call.Rule, path, error);
        }
    }

    // A type may begin in a generated part.
    private bool IsIn(Diagnostic diagnostic, IReadOnlySet<SyntaxTree> files) =>
        diagnostic.Location.SourceTree is { } file && files.Contains(file) && !GeneratedCode.Is(file, _compilation, _cancellationToken);

    private static string PathOf(INamedTypeSymbol type) => type.DeclaringSyntaxReferences[0].SyntaxTree.FilePath;

    private static bool IsOf(DiagnosticAnalyzer rule, Diagnostic diagnostic) => rule.SupportedDiagnostics.Any(d => d.Id == diagnostic.Id);
}
