using AllocGate.Rules.Binding;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace AllocGate.Rules.CodeFixes;

/// <summary>A loop in which every use of an immutable collection can be made of its builder instead.</summary>
internal sealed class BuilderLoop
{
    private readonly StatementSyntax loop;
    private readonly string name;
    private readonly IReadOnlyList<IdentifierNameSyntax> uses;
    private readonly IReadOnlyList<AssignmentExpressionSyntax> steps;

    private BuilderLoop(StatementSyntax loop, string name, IReadOnlyList<IdentifierNameSyntax> uses, IReadOnlyList<AssignmentExpressionSyntax> steps)
    {
        this.loop = loop;
        this.name = name;
        this.uses = uses;
        this.steps = steps;
    }

    public static string NameOf(string collection) => collection + "Builder";

    /// <summary>Null where some use of the collection has no counterpart in the builder.</summary>
    public static BuilderLoop? Of(ImmutableGrowth growth, string name)
    {
        if (growth.Type.TypeKind == TypeKind.Interface || !growth.Type.GetMembers("ToBuilder").Any())
            return null;
        var uses = growth.Loop.DescendantNodes().OfType<IdentifierNameSyntax>().Where(use => use.Identifier.ValueText == name && use.Parent is not (NameColonSyntax or NameEqualsSyntax)
            && !(use.Parent is MemberAccessExpressionSyntax member && member.Name == use)).ToList();
        var steps = uses.Where(use => use.Parent is AssignmentExpressionSyntax assignment && assignment.Left == use).Select(use => (AssignmentExpressionSyntax)use.Parent!).ToList();
        return steps.All(step => IsStep(step, name, growth.Type)) && uses.All(use => steps.Any(step => step.Left == use || Receiver(step) == use) || IsRead(use))
            ? new BuilderLoop(growth.Loop, name, uses, steps)
            : null;
    }

    public void Edit(SyntaxEditor editor)
    {
        foreach (var use in uses)
        {
            editor.ReplaceNode(use, (current, _) => IdentifierName(NameOf(name)).WithTriviaFrom(current));
            if (use.Parent is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Length" } length)
                editor.ReplaceNode(length, (current, _) => ((MemberAccessExpressionSyntax)current).WithName(IdentifierName("Count").WithTriviaFrom(((MemberAccessExpressionSyntax)current).Name)));
        }

        foreach (var step in steps)
            editor.ReplaceNode(step, (current, _) => InBuilder((AssignmentExpressionSyntax)current).WithTriviaFrom(current));
        // A blank line stays above the first statement, a comment above the loop.
        var isBare = loop.GetLeadingTrivia().All(trivia => trivia.IsKind(SyntaxKind.WhitespaceTrivia) || trivia.IsKind(SyntaxKind.EndOfLineTrivia));
        if (isBare)
            editor.ReplaceNode(loop, (current, _) => current.WithLeadingTrivia(Indentation));
        editor.InsertBefore(loop, Line($"var {NameOf(name)} = {name}.ToBuilder();").WithLeadingTrivia(isBare ? loop.GetLeadingTrivia() : TriviaList(Indentation)));
        editor.InsertAfter(loop, Line($"{name} = {NameOf(name)}.ToImmutable();"));
    }

    private SyntaxTrivia Indentation => loop.GetLeadingTrivia().LastOrDefault(trivia => trivia.IsKind(SyntaxKind.WhitespaceTrivia));

    private StatementSyntax Line(string code)
    {
        var end = loop.GetTrailingTrivia().LastOrDefault(trivia => trivia.IsKind(SyntaxKind.EndOfLineTrivia));
        return ParseStatement(code).WithLeadingTrivia(Indentation).WithTrailingTrivia(end == default ? LineFeed : end);
    }

    private static bool IsStep(AssignmentExpressionSyntax step, string name, INamedTypeSymbol type) =>
        step.Parent is ExpressionStatementSyntax && Receiver(step) is IdentifierNameSyntax receiver && receiver.Identifier.ValueText == name
        && ((InvocationExpressionSyntax)step.Right).CalledName() switch
        {
            "Add" or "AddRange" or "Insert" => true,
            "SetItem" => ((InvocationExpressionSyntax)step.Right).ArgumentList.Arguments.All(argument => argument.NameColon is null),
            "InsertRange" => type.Name == "ImmutableList",
            "Union" => type.Name is "ImmutableHashSet" or "ImmutableSortedSet",
            _ => false,
        };

    private static ExpressionSyntax? Receiver(AssignmentExpressionSyntax step) => (step.Right as InvocationExpressionSyntax)?.Expression is MemberAccessExpressionSyntax member ? member.Expression : null;

    private static bool IsRead(IdentifierNameSyntax use) => use.Parent switch
    {
        MemberAccessExpressionSyntax member when member.Expression == use => member.Name.Identifier.ValueText is "Count" or "Length" && member.Parent is not InvocationExpressionSyntax
            || member.Name.Identifier.ValueText is "Contains" or "ContainsKey" or "TryGetValue" && member.Parent is InvocationExpressionSyntax,
        ElementAccessExpressionSyntax element => element.Expression == use,
        _ => false,
    };

    private static ExpressionSyntax InBuilder(AssignmentExpressionSyntax step)
    {
        var call = (InvocationExpressionSyntax)step.Right;
        var called = (MemberAccessExpressionSyntax)call.Expression;
        switch (call.CalledName())
        {
            case "SetItem":
                var (key, value) = (call.ArgumentList.Arguments[0], call.ArgumentList.Arguments[1]);
                return step.WithLeft(ElementAccessExpression(called.Expression.WithoutTrivia(), BracketedArgumentList(SingletonSeparatedList(key))).WithTriviaFrom(step.Left)).WithRight(value.Expression);
            case "Union":
                return call.WithExpression(called.WithName(IdentifierName("UnionWith")));
            default:
                return call;
        }
    }
}
