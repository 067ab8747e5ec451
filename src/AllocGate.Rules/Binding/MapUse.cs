using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AllocGate.Rules.Binding;

/// <summary>What one mention of a map does to its size.</summary>
internal enum MapUse
{
    /// <summary>Reads it, or does something else that leaves its size alone.</summary>
    Reads,

    /// <summary>May add an entry under a key that is not written in the code.</summary>
    Grows,

    /// <summary>Removes entries, replaces the map, compares its size with a bound, or hands it to code that may do so.</summary>
    Shrinks,
}

internal static class MapUses
{
    private static readonly string[] Removals = ["Remove", "TryRemove", "Clear", "TryTake", "TryPop", "Evict", "Trim", "Prune", "Purge", "Expire", "Reset", "Invalidate", "Cleanup", "Free", "Dispose", "Flush", "Except", "Intersect"];

    public static MapUse Of(SimpleNameSyntax name)
    {
        var use = Classified(Whole(name));
        // What a failed operation takes back does not bound what the others leave.
        return use == MapUse.Shrinks && name.FirstAncestorOrSelf<CatchClauseSyntax>() is not null && Called(Whole(name)) is not null ? MapUse.Reads : use;
    }

    /// <summary>Whether the mention asks whether a key is there, as a cache does before it adds.</summary>
    public static bool LooksUp(SimpleNameSyntax name) =>
        Called(Whole(name)) is "TryGetValue" or "ContainsKey" or "GetOrAdd" or "AddOrUpdate" or "GetValueOrDefault"
        || Whole(name).Parent is ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax call } && call.CalledName() is "GetValueRefOrAddDefault";

    /// <summary>The map as it stands there: with <c>this</c>, its type, parentheses, casts and <c>!</c>.</summary>
    private static ExpressionSyntax Whole(SimpleNameSyntax name) =>
        (name.Parent is MemberAccessExpressionSyntax member && member.Name == name ? (ExpressionSyntax)member : name).Wrapped();

    private static MapUse Classified(ExpressionSyntax map) => map.Parent switch
    {
        ElementAccessExpressionSyntax element when element.Expression == map => IsAssigned(element) ? Growth(element.ArgumentList.Arguments.FirstOrDefault()) : MapUse.Reads,
        MemberAccessExpressionSyntax or ConditionalAccessExpressionSyntax => OfMember(map),
        ArgumentSyntax argument => OfArgument(argument),
        AssignmentExpressionSyntax assignment when assignment.Left == map => OfAssignment(assignment),
        AssignmentExpressionSyntax or EqualsValueClauseSyntax or ReturnStatementSyntax or ArrowExpressionClauseSyntax or LambdaExpressionSyntax
            or ConditionalExpressionSyntax or RefExpressionSyntax or YieldStatementSyntax => IsReadOnlyView(map) ? MapUse.Reads : MapUse.Shrinks,
        BinaryExpressionSyntax binary when binary.IsKind(SyntaxKind.CoalesceExpression) => MapUse.Shrinks,
        _ => MapUse.Reads,
    };

    private static MapUse OfMember(ExpressionSyntax map)
    {
        var name = MemberOf(map);
        if (name is "Add" or "TryAdd" or "GetOrAdd" or "AddOrUpdate")
            return CallOf(map) is { } call ? Growth(call.ArgumentList.Arguments.FirstOrDefault()) : MapUse.Shrinks;
        if (name is "Count" or "Length")
            return IsBound((ExpressionSyntax)map.Parent!) ? MapUse.Shrinks : MapUse.Reads;
        return name is not null && Removals.Any(removal => name.StartsWith(removal, StringComparison.Ordinal)) ? MapUse.Shrinks : MapUse.Reads;
    }

    /// <summary>The method that the mention calls on the map.</summary>
    private static string? Called(ExpressionSyntax map) => CallOf(map) is null ? null : MemberOf(map);

    private static string? MemberOf(ExpressionSyntax map) => map.Parent switch
    {
        MemberAccessExpressionSyntax member when member.Expression == map => member.Name.Identifier.ValueText,
        ConditionalAccessExpressionSyntax access when access.Expression == map =>
            access.WhenNotNull.DescendantNodesAndSelf().OfType<MemberBindingExpressionSyntax>().FirstOrDefault()?.Name.Identifier.ValueText,
        _ => null,
    };

    private static InvocationExpressionSyntax? CallOf(ExpressionSyntax map) => map.Parent switch
    {
        MemberAccessExpressionSyntax member => member.Parent as InvocationExpressionSyntax,
        ConditionalAccessExpressionSyntax access => access.WhenNotNull.DescendantNodesAndSelf().OfType<InvocationExpressionSyntax>().LastOrDefault(),
        _ => null,
    };

    private static MapUse OfArgument(ArgumentSyntax argument)
    {
        var called = argument.Parent?.Parent switch
        {
            InvocationExpressionSyntax call => call.CalledName(),
            ObjectCreationExpressionSyntax { Type: var type } => type.ToString().Contains("Dictionary") || PlainCollections.IsNamed(type.ToString().Split('<')[0]) ? "nameof" : null,
            _ => null,
        };
        return called switch
        {
            "GetValueRefOrAddDefault" => Growth((argument.Parent as ArgumentListSyntax)?.Arguments.ElementAtOrDefault(1)),
            "nameof" or "EnsureInitialized" or "CompareExchange" or "Join" or "Concat" or "ReferenceEquals" or "GetValueRefOrNullRef" or "Enter" or "Exit" or "TryEnter" or "IsEntered" => MapUse.Reads,
            _ => MapUse.Shrinks,
        };
    }

    private static MapUse OfAssignment(AssignmentExpressionSyntax assignment)
    {
        if (assignment.IsKind(SyntaxKind.CoalesceAssignmentExpression))
            return MapUse.Reads;
        var member = TypeParts.Member(assignment);
        var fillsFirst = member is null or ConstructorDeclarationSyntax
            || assignment.Ancestors().TakeWhile(node => node != member).OfType<IfStatementSyntax>().Any(branch => branch.Condition.ToString() is var asked && asked.Contains("null") && asked.Contains(NameOf(assignment.Left)));
        return fillsFirst ? MapUse.Reads : MapUse.Shrinks;
    }

    private static string NameOf(ExpressionSyntax target) => target is MemberAccessExpressionSyntax member ? member.Name.Identifier.ValueText : target.ToString();

    private static bool IsAssigned(ElementAccessExpressionSyntax element) => element.Wrapped().Parent switch
    {
        AssignmentExpressionSyntax assignment => assignment.Left.Unwrapped() == element,
        PrefixUnaryExpressionSyntax step => step.Kind() is SyntaxKind.PreIncrementExpression or SyntaxKind.PreDecrementExpression,
        PostfixUnaryExpressionSyntax => true,
        _ => false,
    };

    /// <summary>A key that the code spells out, or that stands for a fixed member, comes as often as it is written and no more.</summary>
    private static MapUse Growth(ArgumentSyntax? key) => key?.Expression.Unwrapped() switch
    {
        null or LiteralExpressionSyntax or TypeOfExpressionSyntax => MapUse.Reads,
        InvocationExpressionSyntax call when call.CalledName() == "nameof" => MapUse.Reads,
        MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax type, Name.Identifier.ValueText: var member } when IsPascal(type.Identifier.ValueText) && IsPascal(member) => MapUse.Reads,
        _ => MapUse.Grows,
    };

    private static bool IsPascal(string name) => name.Length > 0 && char.IsUpper(name[0]);

    /// <summary>Whether a number of entries is compared with more than nothing or one, or kept for that.</summary>
    private static bool IsBound(ExpressionSyntax count) => count.Wrapped().Parent switch
    {
        BinaryExpressionSyntax compared => compared.Kind() is SyntaxKind.GreaterThanExpression or SyntaxKind.GreaterThanOrEqualExpression
            or SyntaxKind.LessThanExpression or SyntaxKind.LessThanOrEqualExpression or SyntaxKind.EqualsExpression or SyntaxKind.SubtractExpression
            && !(compared.Left is LiteralExpressionSyntax { Token.Value: 0 or 1 } || compared.Right is LiteralExpressionSyntax { Token.Value: 0 or 1 }),
        IsPatternExpressionSyntax or EqualsValueClauseSyntax or AssignmentExpressionSyntax or ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax } => true,
        _ => false,
    };

    /// <summary>Whether the map leaves as something that cannot remove from it.</summary>
    private static bool IsReadOnlyView(ExpressionSyntax map) => map.FirstAncestorOrSelf<MemberDeclarationSyntax>() switch
    {
        PropertyDeclarationSyntax property => IsReadOnly(property.Type),
        MethodDeclarationSyntax method => IsReadOnly(method.ReturnType),
        _ => false,
    };

    private static bool IsReadOnly(TypeSyntax type) =>
        type.ToString() is var text && (text.StartsWith("IReadOnly", StringComparison.Ordinal) || text.StartsWith("IEnumerable", StringComparison.Ordinal) || text.StartsWith("IQueryable", StringComparison.Ordinal));
}
