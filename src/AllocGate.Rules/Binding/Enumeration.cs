using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AllocGate.Rules.Binding;

/// <summary>The collections that a <c>foreach</c> still reads while its body runs, seen through views, deferred queries and aliases.</summary>
internal sealed class Enumeration
{
    private readonly HashSet<ReceiverPath> direct = [];
    private readonly HashSet<ReceiverPath> throughLocals = [];
    private readonly LocalHistory history;
    private readonly SemanticModel model;
    private readonly CancellationToken cancellation;

    public Enumeration(CommonForEachStatementSyntax loop, LocalHistory history, SemanticModel model, CancellationToken cancellation)
    {
        Loop = loop;
        this.history = history;
        this.model = model;
        this.cancellation = cancellation;
        Element = Add(loop.Expression, direct);
    }

    private enum Elements { Other, Keys, Pairs }

    public CommonForEachStatementSyntax Loop { get; }

    private Elements Element { get; }

    public bool Reads(ReceiverPath path) =>
        direct.Contains(path) && !history.Assigns(path, Loop.Span) || throughLocals.Contains(path) && !history.Assigns(path);

    /// <summary>Whether the expression is the key, or in a set the element, that the loop stands on.</summary>
    public bool StandsOn(ExpressionSyntax? key)
    {
        for (var hops = 0; key is not null && hops < 4; hops++)
        {
            var value = key.Unwrapped();
            if (IsLoopVariable(value))
                return Element == Elements.Keys;
            if (value is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Key" } member && IsLoopVariable(member.Expression.Unwrapped()))
                return Element == Elements.Pairs;
            if (IsFirstPart(value))
                return Element == Elements.Pairs;
            key = history.OnlyValue(model.GetSymbolInfo(value, cancellation).Symbol);
        }

        return false;
    }

    private bool IsLoopVariable(ExpressionSyntax value) =>
        Loop is ForEachStatementSyntax loop && value is IdentifierNameSyntax name && name.Identifier.ValueText == loop.Identifier.ValueText
        && SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(name, cancellation).Symbol, model.GetDeclaredSymbol(loop, cancellation));

    private bool IsFirstPart(ExpressionSyntax value) =>
        value is IdentifierNameSyntax name
        && Loop is ForEachVariableStatementSyntax { Variable: DeclarationExpressionSyntax { Designation: ParenthesizedVariableDesignationSyntax { Variables: { Count: > 0 } parts } } }
        && parts[0] is SingleVariableDesignationSyntax first && first.Identifier.ValueText == name.Identifier.ValueText;

    private Elements Add(ExpressionSyntax source, HashSet<ReceiverPath> paths)
    {
        var expression = source.Unwrapped();
        if (ReceiverPath.Of(expression, model, cancellation) is { } path)
        {
            paths.Add(path);
            return AddBehind(expression, path, paths);
        }

        return expression switch
        {
            MemberAccessExpressionSyntax view => AddView(view, paths),
            InvocationExpressionSyntax call => AddQuery(call, paths),
            QueryExpressionSyntax query when !query.Body.Clauses.Any(clause => clause is OrderByClauseSyntax) && query.Body.SelectOrGroup is SelectClauseSyntax => AddOther(query.FromClause.Expression, paths),
            _ => Elements.Other,
        };
    }

    /// <summary>A path may itself be a view (<c>map.Keys</c>) or a local that stands for something else.</summary>
    private Elements AddBehind(ExpressionSyntax expression, ReceiverPath path, HashSet<ReceiverPath> paths)
    {
        if (expression is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Keys" or "Values" } view && AddView(view, paths) is var viewed && viewed != Elements.Other)
            return viewed;
        if (history.OnlyValue(path.Root) is { } value && path.Symbols.Length == 1)
            return Add(value, throughLocals) is var behind && behind != Elements.Other ? behind : OwnElements(expression);
        return OwnElements(expression);
    }

    private Elements AddView(MemberAccessExpressionSyntax view, HashSet<ReceiverPath> paths)
    {
        var owner = model.GetTypeInfo(view.Expression, cancellation).Type.BclCollection();
        if (owner is null || owner.TypeArguments.Length != 2 && owner.Name is not ("Hashtable" or "NameValueCollection"))
            return Elements.Other;
        Add(view.Expression, paths);
        return view.Name.Identifier.ValueText == "Keys" ? Elements.Keys : Elements.Other;
    }

    private Elements AddQuery(InvocationExpressionSyntax call, HashSet<ReceiverPath> paths)
    {
        if (model.Bound(call, cancellation) is not IMethodSymbol method)
            return Elements.Other;
        var isLinq = method.ContainingType.Is("System.Linq", "Enumerable");
        if (!isLinq && method.Name is not "AsReadOnly" || isLinq && !Defers(method.Name))
            return Elements.Other;
        var first = method.IsStatic && method.ReducedFrom is null ? call.ArgumentList.Arguments.FirstOrDefault()?.Expression : call.Expression.Receiver();
        if (first is null || method.Name is "Skip" or "Take" && ReadsByIndex(first))
            return Elements.Other;
        var elements = Add(first, paths);
        if (method.Name is "Concat" or "Union" or "UnionBy" or "Zip" && call.ArgumentList.Arguments.Count > 0)
            Add(call.ArgumentList.Arguments.Last().Expression, paths);
        return Keeps(method.Name) ? elements : Elements.Other;
    }

    /// <summary>Part of a list is read by index, which nobody counts the changes of.</summary>
    private bool ReadsByIndex(ExpressionSyntax source) => model.GetTypeInfo(source, cancellation).Type?.Implements(BclTypes.Generic, "IList") == true;

    private Elements AddOther(ExpressionSyntax source, HashSet<ReceiverPath> paths)
    {
        Add(source, paths);
        return Elements.Other;
    }

    private Elements OwnElements(ExpressionSyntax expression)
    {
        var type = model.GetTypeInfo(expression, cancellation).Type.BclCollection();
        return type switch
        {
            { TypeArguments.Length: 2 } => Elements.Pairs,
            { TypeArguments.Length: 1, Name: "HashSet" or "SortedSet" or "ISet" } => Elements.Keys,
            _ => Elements.Other,
        };
    }

    /// <summary>Operators that read their source while their result is read, and so throw when it changes.</summary>
    private static bool Defers(string name) =>
        Keeps(name) || name is "Select" or "SelectMany" or "OfType" or "Cast" or "Append" or "Prepend" or "Concat" or "Union" or "UnionBy" or "Zip" or "Index" or "Chunk";

    private static bool Keeps(string name) =>
        name is "Where" or "Skip" or "SkipWhile" or "Take" or "TakeWhile" or "Distinct" or "DistinctBy" or "Except" or "ExceptBy" or "AsEnumerable" or "DefaultIfEmpty";
}
