using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AllocGate.Rules.Binding;

/// <summary>A factory that <c>GetOrAdd</c> or <c>AddOrUpdate</c> may not need, and that is a new object at every call.</summary>
internal sealed class CapturingFactory
{
    private CapturingFactory(ExpressionSyntax factory, string method, ImmutableArray<ISymbol> variables, bool overThis, Escape escape)
    {
        Factory = factory;
        Method = method;
        Variables = variables;
        OverThis = overThis;
        WayOut = escape;
    }

    /// <summary>How to do without the captures, where the framework has a way.</summary>
    public enum Escape
    {
        /// <summary>No overload would help.</summary>
        None,

        /// <summary>The only capture is the key, which the factory gets as its parameter.</summary>
        Key,

        /// <summary>The factory is nothing but a captured variable.</summary>
        Value,

        /// <summary>Whether the key is new or not, the same variable is stored.</summary>
        Indexer,

        /// <summary>The <c>factoryArgument</c> overload.</summary>
        Argument,

        /// <summary>The method is the project's own, and could hand its factory the key.</summary>
        OwnMethod,

        /// <summary>A captured variable is written, which no argument can stand in for.</summary>
        LookupFirst,
    }

    /// <summary>The lambda, anonymous method or method group.</summary>
    public ExpressionSyntax Factory { get; }

    /// <summary>The name of the method that is given the factory.</summary>
    public string Method { get; }

    /// <summary>The captured locals and parameters, in the order of their declaration.</summary>
    public ImmutableArray<ISymbol> Variables { get; }

    public bool OverThis { get; }

    public Escape WayOut { get; }

    public static IEnumerable<CapturingFactory> In(SyntaxNode codeBlock, SemanticModel model, CancellationToken cancellation)
    {
        var captures = new Lazy<ScopeCaptures>(() => new ScopeCaptures(codeBlock, model, cancellation));
        var history = new Lazy<LocalHistory>(() => new LocalHistory(codeBlock, model, cancellation));
        var lookups = new EarlierLookups(codeBlock, model, cancellation);
        foreach (var node in CodeBlocks.Nodes(codeBlock).OfType<InvocationExpressionSyntax>().Where(MayBeIn))
        {
            if (OfOwnMethod(node) is { } own)
                yield return own;
            if (!GetOrAddCall.IsNamedLikeOne(node.CalledName()) || !node.ArgumentList.Arguments.Any(argument => MayCapture(argument.Expression)))
                continue;
            if (GetOrAddCall.Of(node, model, cancellation) is { IsOfTheMap: true } call && !lookups.Precede(call)
                && call.Factories.Select(factory => Of(Unwrapped(factory), call)).FirstOrDefault(capturing => capturing is not null) is { } found)
                yield return found;
        }

        // An interner of one's own whose factory takes no key, so that every caller has to capture it.
        CapturingFactory? OfOwnMethod(InvocationExpressionSyntax call)
        {
            if (!IsNamedLikeInterner(call.CalledName()) || call.ArgumentList.Arguments.LastOrDefault()?.Expression is not ParenthesizedLambdaExpressionSyntax { ParameterList.Parameters.Count: 0 } factory)
                return null;
            if (captures.Value.CapturesThis(factory) || captures.Value.CapturedBy(factory) is not { Count: 1 } captured || !call.ArgumentList.Arguments.Any(argument => Is(argument.Expression, captured.First())))
                return null;
            return model.GetSymbolInfo(call, cancellation).Symbol is IMethodSymbol { DeclaringSyntaxReferences.Length: > 0 } method && !history.Value.Assigns(captured.First(), factory.Span)
                ? new CapturingFactory(factory, method.Name, captured.ToImmutableArray(), overThis: false, Escape.OwnMethod)
                : null;
        }

        CapturingFactory? Of(ExpressionSyntax factory, GetOrAddCall call)
        {
            if (!MayCapture(factory))
                return null;
            if (factory is not AnonymousFunctionExpressionSyntax)
                return OfMethodGroup(factory, call);
            return Capturing(factory, factory, call);
        }

        CapturingFactory? OfMethodGroup(ExpressionSyntax group, GetOrAddCall call)
        {
            if (model.GetSymbolInfo(group, cancellation).Symbol is not IMethodSymbol method)
                return null;
            if (method.MethodKind == MethodKind.LocalFunction)
                return Capturing(group, method.DeclaringSyntaxReferences[0].GetSyntax(cancellation), call);
            return method is { IsStatic: true, ReducedFrom: null } || !call.CanPassFactoryArgument
                ? null
                : new CapturingFactory(group, call.Name, ImmutableArray<ISymbol>.Empty, overThis: true, Escape.Argument);
        }

        CapturingFactory? Capturing(ExpressionSyntax factory, SyntaxNode function, GetOrAddCall call)
        {
            var variables = captures.Value.CapturedBy(function).OrderBy(variable => variable.DeclaringSyntaxReferences[0].Span.Start).ToImmutableArray();
            var overThis = captures.Value.CapturesThis(function);
            if (variables.IsEmpty && !overThis)
                return null;
            var escape = EscapeOf(function, call, variables, overThis);
            return escape == Escape.None ? null : new CapturingFactory(factory, call.Name, variables, overThis, escape);
        }

        Escape EscapeOf(SyntaxNode function, GetOrAddCall call, ImmutableArray<ISymbol> variables, bool overThis)
        {
            if (!overThis && variables.Length == 1 && function is AnonymousFunctionExpressionSyntax)
            {
                if (function is LambdaExpressionSyntax { ExpressionBody: { } body } && Is(body, variables[0]) && TypeOf(variables[0]).TypeKind != TypeKind.Delegate)
                {
                    if (call.Name == "GetOrAdd")
                        return Escape.Value;
                    if (Is(call.Value, variables[0]))
                        return Escape.Indexer;
                }

                if (Is(call.Key, variables[0]) && SymbolEqualityComparer.Default.Equals(TypeOf(variables[0]), call.KeyType) && !history.Value.Assigns(variables[0], function.Span))
                    return Escape.Key;
            }

            if (!call.CanPassFactoryArgument)
                return Escape.None;
            return variables.Any(variable => history.Value.Assigns(variable, function.Span)) ? Escape.LookupFirst : Escape.Argument;
        }

        bool Is(ExpressionSyntax? expression, ISymbol variable) =>
            expression is not null && SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(expression.Unwrapped(), cancellation).Symbol, variable);
    }

    /// <summary>Whether the call may be given such a factory, as far as its name tells.</summary>
    public static bool MayBeIn(InvocationExpressionSyntax call) => GetOrAddCall.IsNamedLikeOne(call.CalledName()) || IsNamedLikeInterner(call.CalledName());

    private static bool IsNamedLikeInterner(string? name) => name is "FindOrCreate" or "FindOrAdd" or "GetOrCreate";

    public static ITypeSymbol TypeOf(ISymbol variable) => variable is ILocalSymbol local ? local.Type : ((IParameterSymbol)variable).Type;

    private static bool MayCapture(ExpressionSyntax argument) => Unwrapped(argument) switch
    {
        AnonymousFunctionExpressionSyntax function => !function.Modifiers.Any(modifier => modifier.ValueText == "static"),
        SimpleNameSyntax or MemberAccessExpressionSyntax => true,
        _ => false,
    };

    /// <summary>The factory itself, or what <c>new Func&lt;…&gt;(…)</c> wraps.</summary>
    private static ExpressionSyntax Unwrapped(ExpressionSyntax argument) =>
        argument.Unwrapped() is BaseObjectCreationExpressionSyntax { ArgumentList.Arguments: { Count: 1 } arguments } ? arguments[0].Expression.Unwrapped() : argument.Unwrapped();
}
