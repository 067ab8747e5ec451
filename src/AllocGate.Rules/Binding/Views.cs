using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AllocGate.Rules.Binding;

/// <summary>Tells which expressions of a code block are views, and goes from a view to what it is a view of.</summary>
internal sealed class Views(LocalHistory history, SemanticModel model, CancellationToken cancellation)
{
    private const int MaximumHops = 16;

    /// <summary>Whether a member or type of this name may make a view; in a block without such a name there is none.</summary>
    public static bool MayBeMadeBy(string name) =>
        name is "GroupBy" or "ToLookup" or "IGrouping" or "Match" or "Matches" or "RootElement" or "GetProperty" or "EnumerateObject" or "EnumerateArray" or "TryGetProperty"
            or "AsMemory" or "Slice" or "Memory" or "ReadOnlyMemory" or "ArraySegment" or "AsReadOnly" or "Keys" or "Values";

    public View? Of(ExpressionSyntax value)
    {
        var made = Behind(value.Unwrapped());
        if (Kind(made) is not { } kind || OwnerOf(made, kind) is not { } owner || owner == made || kind == ViewKind.Memory && IsExact(made, owner))
            return null;
        return new View(kind, owner, new OwnerOrigins(history, model, cancellation).Of(owner));
    }

    private ViewKind? Kind(ExpressionSyntax made)
    {
        var type = model.GetTypeInfo(made, cancellation).Type;
        if (ViewTypes.Kind(type) is { } kind)
            return kind;
        if (ViewTypes.IsMemory(type))
            return IsPart(made) ? ViewKind.Memory : null;
        return made switch
        {
            InvocationExpressionSyntax call when call.CalledName() == "AsReadOnly" && IsOfTheBcl(call) => ViewKind.ReadOnly,
            MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Keys" or "Values" } member when ViewTypes.HasLiveKeys(model.GetTypeInfo(member.Expression, cancellation).Type) => ViewKind.Keys,
            _ => null,
        };
    }

    private bool IsOfTheBcl(InvocationExpressionSyntax call) =>
        model.GetSymbolInfo(call, cancellation).Symbol?.ContainingNamespace is { } @namespace && (@namespace.IsCollections() || @namespace.IsNamed("System"));

    /// <summary>Whether the memory is less than all of its owner: cut with a start or a length.</summary>
    private static bool IsPart(ExpressionSyntax made) => made switch
    {
        InvocationExpressionSyntax call => call.CalledName() is "AsMemory" or "Slice" && call.ArgumentList.Arguments.Count > 0,
        BaseObjectCreationExpressionSyntax { ArgumentList.Arguments.Count: 3 } => true,
        ElementAccessExpressionSyntax { ArgumentList.Arguments: { Count: 1 } arguments } => arguments[0].Expression is RangeExpressionSyntax,
        _ => false,
    };

    /// <summary>Whether the memory is cut to the very length that its array was made with.</summary>
    private bool IsExact(ExpressionSyntax made, ExpressionSyntax owner)
    {
        var length = made switch
        {
            InvocationExpressionSyntax call => call.ArgumentList.Arguments.Last().Expression,
            BaseObjectCreationExpressionSyntax { ArgumentList.Arguments: { Count: 3 } arguments } => arguments[2].Expression,
            _ => null,
        };
        return length is not null && Behind(owner) is ArrayCreationExpressionSyntax { Type.RankSpecifiers: { Count: 1 } ranks } && SyntaxFactory.AreEquivalent(ranks[0].Sizes[0], length);
    }

    /// <summary>What a local stands for if it never gets another value.</summary>
    private ExpressionSyntax Behind(ExpressionSyntax expression)
    {
        for (var hops = 0; hops < MaximumHops && expression is IdentifierNameSyntax && history.OnlyValue(model.GetSymbolInfo(expression, cancellation).Symbol) is { } value; hops++)
            expression = value.Unwrapped();
        return expression;
    }

    /// <summary>Goes from the view to its owner; null where the value is none of it, such as a clone.</summary>
    private ExpressionSyntax? OwnerOf(ExpressionSyntax made, ViewKind kind)
    {
        var expression = made;
        for (var hops = 0; hops < MaximumHops; hops++)
        {
            expression = expression.Unwrapped();
            if (ViewSteps.Owner(expression, kind) is { } owner)
                return owner;
            var next = expression is IdentifierNameSyntax ? Source(expression) : ViewSteps.Next(expression);
            if (next is null)
                return expression is IdentifierNameSyntax or MemberAccessExpressionSyntax ? expression : null;
            expression = next;
        }

        return null;
    }

    /// <summary>What a variable was taken from: its value, its loop's source, the object that was asked for it.</summary>
    private ExpressionSyntax? Source(ExpressionSyntax variable)
    {
        if (Behind(variable) is var behind && behind != variable)
            return behind;
        if (model.GetSymbolInfo(variable, cancellation).Symbol is not ILocalSymbol { DeclaringSyntaxReferences.Length: 1 } local)
            return null;
        return local.DeclaringSyntaxReferences[0].GetSyntax(cancellation) switch
        {
            ForEachStatementSyntax loop => loop.Expression,
            SingleVariableDesignationSyntax { Parent: DeclarationExpressionSyntax { Parent.Parent.Parent: InvocationExpressionSyntax call } } when call.CalledName() == "TryGetProperty" => call.Expression.Receiver(),
            _ => null,
        };
    }
}
