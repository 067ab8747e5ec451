using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
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
    public IReadOnlyList<Diagnostic> Found(IReadOnlySet<SyntaxTree> files) =>
        [.. CompilationWithAnalyzers.GetEffectiveDiagnostics(_found.Where(d => IsIn(d, files)), _compilation)];

    // What a rule starts for a type is for its own members, not for those of the types inside it.
    private void Visit(SyntaxNode declaration, SemanticModel model, RuleCalls? scope)
    {
        if (OwnerOf(declaration, model) is not { } owner)
            return;
        var type = owner as INamedTypeSymbol ?? Declarations.Program(declaration, model, _cancellationToken)?.ContainingType;
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
        if (OwnerOf(declaration, model) is not { } owner)
            return;
        CallFor(declaration, owner, model, scope);
        foreach (var inner in Declarations.Inside(declaration).Where(d => d is not (BaseTypeDeclarationSyntax or DelegateDeclarationSyntax)))
            VisitPart(inner, model, scope);
    }

    private ISymbol? OwnerOf(SyntaxNode declaration, SemanticModel model)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        _cancellationToken.ThrowIfCancellationRequested();
        return GeneratedCode.Is(declaration) ? null : Declarations.Owner(declaration, model, _cancellationToken);
    }

    private bool IsWhole(INamedTypeSymbol type)
    {
        var whole = type.DeclaringSyntaxReferences.Length == 1;
        if (!whole)
            _partial.TryAdd(type, 0);
        return whole;
    }

    private void CallFor(SyntaxNode declaration, ISymbol symbol, SemanticModel model, RuleCalls calls)
    {
        CallForNodes(calls, Declarations.OwnNodes(declaration), symbol, model);
        if (calls.CodeBlocks.Count + calls.CodeBlockStarts.Count == 0)
            return;
        var block = Declarations.CodeBlock(declaration);
        foreach (var (owner, parts) in Declarations.Code(declaration, symbol, model, _cancellationToken))
        {
            var started = new RuleCalls(calls.CodeBlockStarts.Select(call => Started(call, block, owner, model)));
            CallForNodes(started, parts.SelectMany(Declarations.OwnNodes), owner, model);
            foreach (var call in calls.CodeBlocks.Concat(started.CodeBlocks))
                Call(call, new(block, owner, model, _options, _found.Add, d => IsOf(call.Rule, d), _cancellationToken), block.SyntaxTree.FilePath);
        }
    }

    private void CallForNodes(RuleCalls calls, IEnumerable<SyntaxNode> nodes, ISymbol owner, SemanticModel model)
    {
        if (!calls.WantsNodes)
            return;
        foreach (var node in nodes)
        {
            foreach (var call in calls.Nodes(node.Kind()))
                Call(call, new(node, owner, model, _options, _found.Add, d => IsOf(call.Rule, d), _cancellationToken), node.SyntaxTree.FilePath);
        }
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
