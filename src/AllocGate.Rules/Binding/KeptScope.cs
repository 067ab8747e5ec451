using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace AllocGate.Rules.Binding;

/// <summary>A stored delegate and the variables that stay alive with it.</summary>
internal sealed class KeptScope
{
    private KeptScope(StoredDelegate stored, ImmutableArray<ISymbol> variables, bool inLoop)
    {
        Stored = stored;
        Variables = variables;
        InLoop = inLoop;
    }

    public StoredDelegate Stored { get; }

    /// <summary>The kept variables that can hold more than a scalar, in the order of their declaration.</summary>
    public ImmutableArray<ISymbol> Variables { get; }

    public bool InLoop { get; }

    public static IEnumerable<KeptScope> In(SyntaxNode codeBlock, SemanticModel model, CancellationToken cancellation)
    {
        if (!CodeBlocks.Nodes(codeBlock).Any(node => node is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax))
            yield break;
        var history = new LocalHistory(codeBlock, model, cancellation);
        var captures = new Lazy<ScopeCaptures>(() => new ScopeCaptures(codeBlock, model, cancellation));
        var all = StoredDelegate.In(codeBlock, history, model, cancellation).ToList();
        var inFields = new HashSet<SyntaxNode>(all.Where(stored => stored.IntoField).Select(stored => stored.Function));
        var neededByOthers = new Dictionary<ISymbol, bool>(SymbolEqualityComparer.Default);
        foreach (var stored in all)
        {
            var own = captures.Value.CapturedBy(stored.Function);
            var loop = Loops.Around(stored.Site).FirstOrDefault();
            var kept = captures.Value.KeptBy(stored.Function, cancellation)
                // A lambda that writes a variable shares it on purpose, and no copy could stand in for it.
                .Where(variable => IsBulky(variable) && !history.Assigns(variable, stored.Function.Span))
                .OrderBy(variable => Declared(variable).Start)
                .ToImmutableArray();
            var isMoreThanNeeded = kept.Any(variable =>
                !own.Contains(variable, SymbolEqualityComparer.Default) && IsNeededByOthers(variable));
            var isSharedByTheLoop = loop is not null && kept.Any(variable => !loop.Span.Contains(Declared(variable)));
            if (isMoreThanNeeded || isSharedByTheLoop)
                yield return new KeptScope(stored, kept, inLoop: loop is not null);
        }

        // What another stored lambda needs lives on with that lambda, in whatever scope.
        bool IsNeededByOthers(ISymbol variable)
        {
            if (!neededByOthers.TryGetValue(variable, out var needed))
                neededByOthers.Add(variable, needed = captures.Value.FunctionsThatCapture(variable).Any(function => !function.AncestorsAndSelf().Any(inFields.Contains)));
            return needed;
        }
    }

    private static TextSpan Declared(ISymbol variable) => variable.DeclaringSyntaxReferences[0].Span;

    /// <summary>A scalar weighs nothing, and a delegate that a lambda wraps is no more than the lambda itself.</summary>
    private static bool IsBulky(ISymbol variable)
    {
        var type = variable is ILocalSymbol local ? local.Type : ((IParameterSymbol)variable).Type;
        return type.IsResolved() && !type.IsScalar() && type.TypeKind != TypeKind.Delegate && type is not ITypeParameterSymbol { IsReferenceType: false };
    }
}
