using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AllocGate.Rules.Binding;

/// <summary>The calls and members that lead from a view towards its owner.</summary>
internal static class ViewSteps
{
    /// <summary>The owner, where this is the expression that makes the view.</summary>
    public static ExpressionSyntax? Owner(ExpressionSyntax expression, ViewKind kind) => (kind, expression) switch
    {
        (ViewKind.Group, InvocationExpressionSyntax call) when call.CalledName() is "GroupBy" or "ToLookup" => call,
        (ViewKind.Group, QueryExpressionSyntax query) => query,
        (ViewKind.Match, InvocationExpressionSyntax call) when call.CalledName() is "Match" or "Matches" => call.ArgumentList.Value("input", 0),
        (ViewKind.Json, MemberAccessExpressionSyntax { Name.Identifier.ValueText: "RootElement" } root) => root.Expression,
        (ViewKind.Memory, InvocationExpressionSyntax call) when call.CalledName() == "AsMemory" => Source(call),
        (ViewKind.Memory, BaseObjectCreationExpressionSyntax { ArgumentList.Arguments: { Count: > 0 } arguments }) => arguments[0].Expression,
        (ViewKind.ReadOnly, InvocationExpressionSyntax call) => Source(call),
        (ViewKind.Keys, MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Keys" or "Values" } keys) => keys.Expression,
        _ => null,
    };

    /// <summary>One step closer to the owner; null where the trail ends.</summary>
    public static ExpressionSyntax? Next(ExpressionSyntax expression) => expression switch
    {
        InvocationExpressionSyntax call when HandsOut(call.CalledName()) => call.Expression.Receiver(),
        ElementAccessExpressionSyntax element => element.Expression,
        MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Value" or "Groups" or "Captures" or "Memory" } member => member.Expression,
        _ => null,
    };

    /// <summary>The receiver of an extension or instance method, or what its static form is given: <c>Array.AsReadOnly(x)</c>.</summary>
    private static ExpressionSyntax? Source(InvocationExpressionSyntax call) => call.Expression switch
    {
        MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: "Array" or "MemoryExtensions" or "CollectionExtensions" } } => call.ArgumentList.Arguments.FirstOrDefault()?.Expression,
        _ => call.Expression.Receiver(),
    };

    private static bool HandsOut(string? name) =>
        name is "GetProperty" or "EnumerateObject" or "EnumerateArray" or "NextMatch" or "Slice"
            or "First" or "FirstOrDefault" or "Single" or "SingleOrDefault" or "Last" or "LastOrDefault" or "ElementAt" or "ElementAtOrDefault" or "MaxBy" or "MinBy"
            or "Where" or "OrderBy" or "OrderByDescending" or "ThenBy" or "ThenByDescending" or "Skip" or "Take" or "Reverse" or "Cast" or "OfType" or "ToList" or "ToArray" or "AsEnumerable";
}
