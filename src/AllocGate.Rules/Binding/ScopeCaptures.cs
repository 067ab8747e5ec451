using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AllocGate.Rules.Binding;

/// <summary>
/// Which variables the lambdas of one code block capture. The compiler makes one object a scope for all of that scope's captured
/// variables, so that a lambda which outlives the block keeps every variable that any lambda of the same scope captured.
/// Identifiers are walked, because data flow analysis gives up on a lambda whose delegate type does not resolve.
/// </summary>
internal sealed class ScopeCaptures
{
    private readonly Dictionary<SyntaxNode, HashSet<ISymbol>> byFunction = [];
    private readonly HashSet<SyntaxNode> overThis = [];
    private readonly Dictionary<SyntaxNode, HashSet<ISymbol>> byScope = [];
    private readonly Dictionary<SyntaxNode, HashSet<SyntaxNode>> functionsOf = [];
    private readonly Dictionary<SyntaxNode, HashSet<ISymbol>> keptFrom = [];
    private readonly Lazy<ILookup<ISymbol, SyntaxNode>> capturers;

    public ScopeCaptures(SyntaxNode codeBlock, SemanticModel model, CancellationToken cancellation)
    {
        capturers = new(() => byFunction.SelectMany(pair => pair.Value.Select(variable => (variable, function: pair.Key)))
            .ToLookup(pair => pair.variable, pair => pair.function, (IEqualityComparer<ISymbol>)SymbolEqualityComparer.Default));
        var called = new Dictionary<SyntaxNode, HashSet<ISymbol>>();
        foreach (var node in CodeBlocks.Nodes(codeBlock).OfType<ExpressionSyntax>())
        {
            if (node is not (SimpleNameSyntax or InstanceExpressionSyntax) || InnermostFunction(node, codeBlock) is null || node.Parent is NameColonSyntax or NameEqualsSyntax || IsInNameof(node))
                continue;
            if (node is not SimpleNameSyntax name)
                NoteThis(node, codeBlock);
            else if (model.Bound(name, cancellation) is not { } symbol)
                continue;
            else if (symbol is IMethodSymbol { MethodKind: MethodKind.LocalFunction })
                Note(called, name, symbol, codeBlock);
            else if (symbol is ILocalSymbol { IsConst: false } or IParameterSymbol && CaptureScope.Of(symbol, cancellation) is not null)
                Note(byFunction, name, symbol, codeBlock);
            else if (IsOfThis(name, symbol))
                NoteThis(name, codeBlock);
        }

        AddWhatLocalFunctionsCapture(called, cancellation);
        foreach (var (function, variables) in byFunction.Select(pair => (pair.Key, pair.Value)))
        {
            // A local function that no lambda uses and nobody stores lives on the stack; one that is stored is asked for by itself.
            if (function is LocalFunctionStatementSyntax)
                continue;
            foreach (var variable in variables)
                AddToScope(CaptureScope.Of(variable, cancellation)!, variable, function);
        }
    }

    public IReadOnlyCollection<ISymbol> CapturedBy(SyntaxNode function) =>
        byFunction.TryGetValue(function, out var variables) ? variables : [];

    /// <summary>Whether the function reads a member of the object around it.</summary>
    public bool CapturesThis(SyntaxNode function) => overThis.Contains(function);

    public IEnumerable<SyntaxNode> FunctionsThatCapture(ISymbol variable) => capturers.Value[variable];

    /// <summary>Everything that lives as long as the function's delegate does.</summary>
    public IReadOnlyCollection<ISymbol> KeptBy(SyntaxNode function, CancellationToken cancellation)
    {
        var kept = new HashSet<ISymbol>(CapturedBy(function), SymbolEqualityComparer.Default);
        foreach (var scope in kept.Select(variable => CaptureScope.Of(variable, cancellation)!).Distinct().ToList())
            kept.UnionWith(KeptFrom(scope, cancellation));
        // `this` lies with the parameters: a lambda that needs it beside captured locals of its own points to their object.
        if (kept.Count > 0 && CapturesThis(function))
        {
            foreach (var root in byScope.Keys.Where(scope => scope.Parent is BaseMethodDeclarationSyntax or AccessorDeclarationSyntax).ToList())
                kept.UnionWith(KeptFrom(root, cancellation));
        }

        return kept;
    }

    /// <summary>The scope's captured variables, and those of the scopes around it that some lambda needs together with it: the inner object points to the outer one.</summary>
    private HashSet<ISymbol> KeptFrom(SyntaxNode scope, CancellationToken cancellation)
    {
        if (keptFrom.TryGetValue(scope, out var kept))
            return kept;
        keptFrom.Add(scope, kept = new HashSet<ISymbol>(SymbolEqualityComparer.Default));
        if (byScope.TryGetValue(scope, out var variables))
            kept.UnionWith(variables);
        if (!functionsOf.TryGetValue(scope, out var functions))
            return kept;
        var together = new HashSet<ISymbol>(functions.SelectMany(CapturedBy), SymbolEqualityComparer.Default);
        foreach (var outer in together.Select(variable => CaptureScope.Of(variable, cancellation)!).Distinct())
        {
            if (outer != scope && outer.Span.Contains(scope.Span))
                kept.UnionWith(KeptFrom(outer, cancellation));
        }

        return kept;
    }

    private void AddWhatLocalFunctionsCapture(Dictionary<SyntaxNode, HashSet<ISymbol>> called, CancellationToken cancellation)
    {
        for (var grew = true; grew;)
        {
            grew = false;
            foreach (var (function, callees) in called.Select(pair => (pair.Key, pair.Value)))
            {
                foreach (var callee in callees.Select(symbol => symbol.DeclaringSyntaxReferences[0].GetSyntax(cancellation)))
                {
                    grew |= CapturesThis(callee) && overThis.Add(function);
                    foreach (var variable in CapturedBy(callee).Where(variable => !IsDeclaredIn(variable, function)).ToList())
                        grew |= Variables(byFunction, function).Add(variable);
                }
            }
        }
    }

    private void AddToScope(SyntaxNode scope, ISymbol variable, SyntaxNode function)
    {
        Variables(byScope, scope).Add(variable);
        if (!functionsOf.TryGetValue(scope, out var functions))
            functionsOf.Add(scope, functions = []);
        functions.Add(function);
    }

    /// <summary>Notes the symbol for every function around its use that it was not declared in.</summary>
    private static void Note(Dictionary<SyntaxNode, HashSet<ISymbol>> notes, SyntaxNode use, ISymbol symbol, SyntaxNode codeBlock)
    {
        for (var function = InnermostFunction(use, codeBlock); function is not null && !IsDeclaredIn(symbol, function); function = InnermostFunction(function.Parent, codeBlock))
            Variables(notes, function).Add(symbol);
    }

    private void NoteThis(SyntaxNode use, SyntaxNode codeBlock)
    {
        for (var function = InnermostFunction(use, codeBlock); function is not null; function = InnermostFunction(function.Parent, codeBlock))
            overThis.Add(function);
    }

    /// <summary>Whether a bare name stands for a member of <c>this</c>, or for a primary constructor's parameter, which became one.</summary>
    public static bool IsOfThis(SimpleNameSyntax name, ISymbol symbol)
    {
        if (symbol is IParameterSymbol)
            return symbol.DeclaringSyntaxReferences.Length > 0;
        if (symbol is not { IsStatic: false, Kind: SymbolKind.Field or SymbolKind.Property or SymbolKind.Event or SymbolKind.Method })
            return false;
        return name.Parent switch
        {
            MemberAccessExpressionSyntax member => member.Expression == name && !name.Ancestors().TakeWhile(node => node is MemberAccessExpressionSyntax).Any(node => node.Parent is ExpressionColonSyntax),
            MemberBindingExpressionSyntax or QualifiedNameSyntax => false,
            _ => !name.IsSetByInitializer(),
        };
    }

    private static HashSet<ISymbol> Variables(Dictionary<SyntaxNode, HashSet<ISymbol>> all, SyntaxNode key)
    {
        if (!all.TryGetValue(key, out var variables))
            all.Add(key, variables = new HashSet<ISymbol>(SymbolEqualityComparer.Default));
        return variables;
    }

    private static bool IsDeclaredIn(ISymbol symbol, SyntaxNode function) =>
        symbol.DeclaringSyntaxReferences[0] is var declared && declared.SyntaxTree == function.SyntaxTree && function.Span.Contains(declared.Span) && declared.Span != function.Span;

    private static SyntaxNode? InnermostFunction(SyntaxNode? node, SyntaxNode codeBlock)
    {
        for (; node is not null && node != codeBlock; node = node.Parent)
        {
            if (node is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax)
                return node;
        }

        return null;
    }

    public static bool IsInNameof(SyntaxNode name) =>
        name.FirstAncestorOrSelf<InvocationExpressionSyntax>() is { Expression: IdentifierNameSyntax { Identifier.ValueText: "nameof" } };
}
